import type { AccountFeatures } from '../domain/features';
import type { Stream } from '../domain/stream';

/** What one signal says about one account: a number, or why there is none. Never 0 for "not known". */
export type Measurement = { kind: 'known'; value: number } | { kind: 'no_data'; reason: NoDataReason };

export type NoDataReason =
  | 'not_connected' // the stream has never delivered
  | 'never_seen' // the stream delivers, but never anything of this account
  | 'not_reported' // the source has no such column
  | 'too_new' // the account had no time yet to show anything by it
  | 'too_little_history' // the window reaches back before the account's first day
  | 'too_few_to_compare'; // a change of a handful is chance

/** One measured thing about an account at one `now`. Which dimension it belongs to and what it is worth is the model's business. */
export type SignalDefinition = {
  name: string; // as models write it
  unit: 'rate' | 'days' | 'hours' | 'minutes' | 'count' | 'points' | 'times'; // rate: 0.41 = 41%; times: 1 = as usual
  windowDays: number | null; // null: as things stand at `now`
  stream: Stream; // whose freshness it depends on
  goodDirection: 'up' | 'down';
  indicates: 'leading' | 'lagging'; // R74
  /**
   * What it leaves unsaid of an account in its first days (`newcomerDays` of the model). `at_zero`: 0 is the absence of rows that could
   * not have come yet. `always`: an age or a level that so young an account cannot have. Unset: every value rests on rows that are there.
   */
  silentOfNewcomers?: 'at_zero' | 'always';
  /** Of a source that few connect: a dimension counts as seen whole without it, so that it takes nothing from who has none. */
  isExtra?: true;
  measure(features: AccountFeatures, now: Date): Measurement;
  /** A sentence without full stop, with the number and the window (R11, R102); reads well for good values, too. */
  describe(value: number, features: AccountFeatures, now: Date): string;
  /**
   * What has to be so for the signal to have this better value: completes "Green if …", in numbers a person would say, rounded to the good
   * side. Unset: its name and value say it.
   */
  goal?(value: number, features: AccountFeatures, now: Date): string;
};

export const known = (value: number): Measurement => ({ kind: 'known', value });
export const noData = (reason: NoDataReason): Measurement => ({ kind: 'no_data', reason });

/** The value, or `no_data` with the likeliest reason: the stream is missing, or its column is. */
export function knownOr(value: number | null, features: AccountFeatures, stream: Stream): Measurement {
  if (value !== null) return known(value);
  return noData(features.connected.includes(stream) ? 'not_reported' : 'not_connected');
}
