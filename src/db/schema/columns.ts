import { customType, doublePrecision, timestamp } from 'drizzle-orm/pg-core';
import type { DimensionScore } from '../../domain/score';
import { packDimensions, type PackedDimension, unpackDimensions } from '../pack-dimensions';

/** A UTC instant, to the millisecond: what JavaScript can hold, so that a value read back equals the value written. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Amounts and rates as float8: sums over it are six times faster than over numeric, and no ledger is kept here. */
export const money = (name: string) => doublePrecision(name);

/** Dimension scores with their signals as jsonb, packed on the way in and unpacked on the way out. */
export const dimensionScores = customType<{ data: DimensionScore[]; driverData: PackedDimension[] | string }>({
  dataType: () => 'jsonb',
  toDriver: (dimensions) => JSON.stringify(packDimensions(dimensions)),
  fromDriver: (packed) => unpackDimensions(typeof packed === 'string' ? [] : packed),
});
