export const ASYMMETRIC_ABOVE = 0.2; // R47

/**
 * What part of all revenue one account is, where that is so much that losing it alone would be felt (R47).
 *   share = ARR / total ARR, flagged above 20%; the total counts every account in the same currency, this one too
 * @returns 0.2 … 1; null at or below 20%, or when either amount is unknown or not positive. Never throws.
 */
export function findArrConcentration(arr: number | null, totalArr: number | null): number | null {
  if (arr === null || totalArr === null || arr <= 0 || totalArr <= 0) return null;
  const share = Math.min(1, arr / totalArr);
  return share > ASYMMETRIC_ABOVE ? share : null;
}
