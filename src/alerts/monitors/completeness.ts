import type { MonitorReading } from '../../domain/monitor';
import type { Completeness } from '../../domain/required-fact';

/** How far the share of customers of whom a required fact is known may fall from one day to the next. */
export const MOST_FALL_RATE = 0.1;
const LEAST_ACCOUNTS = 5; // of a handful of customers each is a tenth
const ROUNDING = 1e-9;

/** The reading of an earlier day. */
export type CompletenessDay = { known: number; accounts: number };

/**
 * Data that must be there went away (R238): a required fact is known of a share of customers that is more than 10 percentage points smaller than a day
 * ago, and unknown of at least 5 customers more: a field of the CRM was emptied, or accounts arrived without it. Exactly 10 points is no fall.
 * @param before - of the day before; null, as on the first day or after a day without a look: nothing to compare with, so nothing is breached.
 * @returns value: the share (0–1) it is known of now; null without customers. `detail.before`: how many it was unknown of.
 * @source R238
 */
export function judgeCompleteness(now: Completeness, before: CompletenessDay | null): MonitorReading {
  const { fact, accounts, unknown } = now;
  const knownRate = accounts === 0 ? null : (accounts - unknown) / accounts;
  const rateBefore = before === null || before.accounts === 0 ? null : before.known / before.accounts;
  const unknownBefore = before === null ? null : before.accounts - before.known;
  const isFallen = knownRate !== null && rateBefore !== null && rateBefore - knownRate > MOST_FALL_RATE + ROUNDING;
  return {
    monitor: 'required_facts',
    subject: fact,
    value: knownRate,
    threshold: MOST_FALL_RATE,
    isBreached: isFallen && unknownBefore !== null && unknown - unknownBefore >= LEAST_ACCOUNTS,
    detail: { accounts, known: accounts - unknown, unknown, unknownBefore },
  };
}
