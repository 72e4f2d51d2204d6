import type { Claim, Grade, PredictionEnd } from '../domain/prediction';

/** How long data that are missing on the day may still come. */
const PATIENCE_DAYS = 3;
const TOLERANCE = 1e-6; // the database keeps limits in single precision

/**
 * "Unless logins are back at 60 a week by 12 Dec, Acme stays Red", held against what happened by that day (R4).
 *
 * | recovered | red on the day | verdict |
 * |---|---|---|
 * | – | the customer left | right: it was at risk |
 * | yes | no | right |
 * | no | yes | right |
 * | yes | yes | wrong: the number came back and the account is red all the same |
 * | no | no | wrong: it left red without it |
 *
 * Band or measure not known: wait, and from the third day after the day on `unknown`, which counts neither way.
 * @returns Total and deterministic. Never throws.
 */
export function gradePrediction({ hasLeft, isRecovered, isRed, daysLate }: PredictionEnd): Grade {
  if (hasLeft) return { kind: 'graded', verdict: 'right', why: 'left' };
  if (isRecovered === null || isRed === null)
    return daysLate < PATIENCE_DAYS ? { kind: 'wait' } : { kind: 'graded', verdict: 'unknown', why: 'not_known' };
  if (isRecovered)
    return isRed
      ? { kind: 'graded', verdict: 'wrong', why: 'recovered_but_red' }
      : { kind: 'graded', verdict: 'right', why: 'recovered_and_left_red' };
  return isRed
    ? { kind: 'graded', verdict: 'right', why: 'stayed_red' }
    : { kind: 'graded', verdict: 'wrong', why: 'left_red_without' };
}

/** Whether a value reaches a claim's limit; the limit belongs to it. Null for a value not known. */
export function reachesLimit(
  { isAbove, limit }: Pick<Claim, 'isAbove' | 'limit'>,
  value: number | null,
): boolean | null {
  if (value === null) return null;
  const slack = TOLERANCE * Math.max(1, Math.abs(limit));
  return isAbove ? value >= limit - slack : value <= limit + slack;
}
