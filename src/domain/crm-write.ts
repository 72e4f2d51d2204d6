import type { Band, KnownBand } from './band';
import type { CrmWriteStatus } from './source';
import type { Stream } from './stream';

/** What a CRM's three fields say of one account, or are to say (R5–R7). Kept as JSON: the instant is ISO text. */
export type CrmHealth = { recordId: string; health: KnownBand; reason: string; asOf: string };

/** What stands in the CRM as far as is known. `health` null: somebody else's value, which was later than ours. */
export type CrmStanding = { recordId: string; health: KnownBand | null; reason: string | null; asOf: string };

/** An account as a run of the write-back finds it. */
export type CrmSubject = {
  accountId: string;
  recordId: string | null; // null: the CRM knows no such customer, or nobody said which it is
  isCustomer: boolean; // false: it left, or its CRM deleted or merged it
  band: Band;
  reason: string | null; // the driver's sentence; null: nothing pulls the score down
  scoredAt: Date;
  /** The stream it rests on, where that is over its limit (R30). */
  stale: { stream: Stream; source: string; asOf: Date | null; limitHours: number } | null;
};

/** The row of an account's health as it is kept for one CRM. */
export type CrmHealthRow = {
  status: CrmWriteStatus;
  payload: CrmHealth;
  written: CrmStanding | null; // null: nothing was written, or nobody can say what was
  nextAttemptAt: Date;
};

/** What is to be done about an account's three fields. `drop`: what waited is not to be written any more. */
export type CrmDecision =
  | { kind: 'hold'; because: 'unchanged' | 'not_judged' | 'under_way' | 'refused' | 'newer_there' | 'stale' }
  | { kind: 'write'; values: CrmHealth; because: 'first' | 'record' | 'band' | 'reason' | 'as_of' | 'again' }
  | { kind: 'withhold'; values: CrmHealth; because: string }
  | { kind: 'drop'; because: 'not_judged' | 'unchanged' };

/** How the write-back to one CRM stands. Counts are of records that wait in that state now. */
export type CrmState = {
  target: string;
  mode: 'on' | 'off' | 'dry_run';
  stopped: { at: Date; by: string; reason: string } | null;
  problems: readonly string[]; // of the last look at fields and permissions
  writtenToday: number; // asked for, UTC
  dailyLimit: number;
  lastWrittenAt: Date | null;
  counts: Readonly<Record<'waiting' | 'withheld' | 'refused' | 'unknown' | 'newer' | 'shown', number>>;
};

/** Why one account's health, or something done about it, is not in a CRM. */
export type CrmNote = { target: string; status: 'refused' | 'withheld' | 'unknown'; reason: string };
