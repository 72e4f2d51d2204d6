import type { Stream } from './stream';

/**
 * What has to be so for an account to have recovered from what turned it red, in a number that is measured again on the day (R4).
 * `measure`: a level of `scoring/claim/levels`, a signal's name, or `band` where nothing but the colour can be checked.
 */
export type Claim = {
  signal: string; // the driver; `none` without one
  measure: string;
  isAbove: boolean; // recovered when at or above the limit; else when at or below it
  limit: number;
  value: number; // as it stands when the claim is made
  goal: string | null; // "logins are back at 60 a week"; null: only that the account stays red
  isEvent: boolean; // an age that is recovered once the thing has happened again, whenever before the day
};

export const VERDICTS = ['right', 'wrong', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What is known of a prediction on the morning after its day. Null: not known. */
export type PredictionEnd = {
  hasLeft: boolean; // the customer left by that day
  isRecovered: boolean | null; // the measure reached its limit
  isRed: boolean | null; // null: the band was unknown, or nobody scored the account that day
  daysLate: number; // whole days since the day of the prediction
};

/** What to do about a prediction that is due. `wait`: what is missing may still come. */
export type Grade = { kind: 'wait' } | { kind: 'graded'; verdict: Verdict; why: GradeReason };
export type GradeReason =
  'left' | 'stayed_red' | 'recovered_and_left_red' | 'recovered_but_red' | 'left_red_without' | 'not_known';

/** A prediction as its alert carries it. */
export type AlertPrediction = { claim: string; dueOn: string; verdict: Verdict | null };
/** How often predictions resting on one driver were right; those nobody could grade are left out. */
export type HitRate = { right: number; wrong: number };

/** What is measured on the day, and whose freshness it depends on. Null stream: the score's own history. */
export type Remeasured = { value: number | null; stream: Stream | null };
