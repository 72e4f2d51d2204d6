import { doublePrecision, timestamp } from 'drizzle-orm/pg-core';

/** A UTC instant, to the millisecond: what JavaScript can hold, so that a value read back equals the value written. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Amounts and rates as float8: sums over it are six times faster than over numeric, and no ledger is kept here. */
export const money = (name: string) => doublePrecision(name);
