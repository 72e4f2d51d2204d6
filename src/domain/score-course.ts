import type { Band, KnownBand } from './band';
import type { Momentum } from './score';

/** Whole scores from `from` to `to`, both included. */
export type BandSpan = { band: KnownBand; from: number; to: number };
export type DayScore = { day: string; score: number | null; band: Band; modelVersion: string };
/** `null`: not reported, or no row of that day. */
export type DayUse = { day: string; activeUsers: number | null; logins: number | null };

/** What an account's chart draws: one score a day, the bands behind it, when alerts opened, and how much it was used. */
export type ScoreCourse = {
  accountId: string;
  name: string;
  fromDay: string; // YYYY-MM-DD
  toDay: string;
  scores: readonly DayScore[]; // oldest first, only days that were scored
  bands: readonly BandSpan[]; // of the model in force; none where the scores are another's
  alertDays: readonly string[];
  use: readonly DayUse[];
  momentum: Momentum | null; // null: not scored yet
};
