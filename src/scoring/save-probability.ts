import { readCurve } from './curve';

/** Days to the renewal → share of accounts at risk that are still saved (R129): an assumption, never measured here. */
const LADDER = [[0, 0.1], [30, 0.3], [60, 0.6], [90, 0.8]] as const; // prettier-ignore

/**
 * What acting today is expected to save of the revenue at risk (R129), in the account's currency.
 *   saveable = revenue at risk × P(saved | days to renewal); linear between 10% at the renewal, 30%, 60% and 80% at 90 days and more
 * It says where an hour brings most among accounts otherwise alike; it does not replace the ranking by revenue at risk (R14): a large
 * account about to renew stays on top although little may be left to do. A renewal not known or passed leaves all the time there is: 80%.
 * @returns 0 … revenue at risk; null when that is unknown. Never throws.
 */
export function saveableRevenue(revenueAtRisk: number | null, renewalDays: number | null): number | null {
  if (revenueAtRisk === null) return null;
  const leadDays = renewalDays === null || renewalDays < 0 ? Number.MAX_SAFE_INTEGER : renewalDays;
  return revenueAtRisk * readCurve(LADDER, leadDays);
}
