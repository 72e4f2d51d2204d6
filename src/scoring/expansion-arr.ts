import type { AccountFeatures } from '../domain/features';

/**
 * What an account would likely buy next, in ARR per year and account currency: seats at what they cost it now (R132, R137).
 *   seats needed = users at the weekly peak / seat use at which seats are short, rounded up; ARR = (needed − bought) × ARR / bought
 * API calls and features have no price in the data: they add nothing.
 * @param seatUseAtLeast - Rate in (0, 1] from which seats are short, from the model.
 * @returns Above 0; null when no seat is missing, or when users, seats or ARR are not known. Never throws.
 */
export function estimateExpansionArr(
  { arr, seatsPurchased, weeklyPeakUsers }: Pick<AccountFeatures, 'arr' | 'seatsPurchased' | 'weeklyPeakUsers'>,
  seatUseAtLeast: number,
): number | null {
  if (arr === null || arr <= 0 || weeklyPeakUsers === null || seatsPurchased === null || seatsPurchased <= 0)
    return null;
  const missing = Math.ceil(weeklyPeakUsers / seatUseAtLeast - ROUNDING) - seatsPurchased;
  return missing > 0 ? (missing * arr) / seatsPurchased : null;
}

const ROUNDING = 1e-9; // 85 users of 100 seats at 85% are exactly enough
