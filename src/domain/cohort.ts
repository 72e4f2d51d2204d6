/** A half-open range that begins at `from` and ends where the next begins. */
export type Bucket = { from: number; name: string };

/** Nobody is ranked among fewer: a percentile of nine says more about chance than about the account (R72). */
export const COHORT_AT_LEAST = 10;

/** Days since the account was created, else since its first contract term: onboarding, first year, and so on. */
export const TENURE_BUCKETS: readonly Bucket[] = [
  { from: 0, name: 'under 90 days' },
  { from: 90, name: '90 days to 1 year' },
  { from: 365, name: '1 to 2 years' },
  { from: 730, name: '2 to 4 years' },
  { from: 1461, name: 'over 4 years' },
];

/** ARR in the account's own currency; accounts of another currency are never in the same tier. */
export const ARR_TIERS: readonly Bucket[] = [
  { from: 0, name: 'under 10K' },
  { from: 10_000, name: '10K to 50K' },
  { from: 50_000, name: '50K to 250K' },
  { from: 250_000, name: '250K to 1M' },
  { from: 1_000_000, name: '1M to 5M' },
  { from: 5_000_000, name: '5M and more' },
];
