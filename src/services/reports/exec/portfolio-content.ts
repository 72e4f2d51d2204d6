import { z } from 'zod';
import { Amounts, count, rate, text } from './plain-content';

/** Figures of the portfolio as a report keeps them. */
export const FleetDayKept = z.object({
  day: z.string(),
  accounts: count,
  byBand: z.object({ red: count, yellow: count, green: count, unknown: count }),
  atRiskArr: Amounts,
  meanScore: rate.nullable(),
});
export const Forecast = z.object({
  currency: text,
  rate,
  low: rate.nullable(),
  high: rate.nullable(),
  basis: z.enum(['calibrated', 'assumption']),
});
export const Histogram = z.array(
  z.object({ from: count, to: count, byBand: z.object({ red: count, yellow: count, green: count }) }),
);
export const Cohort = z.object({
  name: text,
  accounts: count,
  medianScore: rate.nullable(),
  redShare: rate,
  change90: rate.nullable(),
  changed: count,
});
export const Expansion = z.object({ accounts: count, arr: Amounts, estimate: Amounts });
