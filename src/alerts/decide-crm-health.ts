import type { CrmDecision, CrmHealth, CrmHealthRow, CrmStanding, CrmSubject } from '../domain/crm-write';
import type { CrmWriteStatus } from '../domain/source';

const DAY_MS = 86_400_000;
/** What a CRM reads where nothing pulls the score down. */
export const NO_REASON = 'Nothing pulled the score down lately';
/** Rows of which nothing is on its way: they can be taken back. */
export const UNSENT = ['pending', 'failed', 'refused', 'newer', 'withheld', 'dry_run'] as const;

type Settings = { isDryRun: boolean; refreshDays: number; now: Date };

/**
 * Whether a CRM's health fields are to be written (R5–R7, rule "only changed values").
 *
 * - The band or the reason differs from what was written last, or the customer is another record now: write. That the score was reckoned again
 *   is no reason to; only where nothing changed for `refreshDays` is the instant written anew, so that it never looks older than that.
 * - An unknown band, a customer who left, and an account without a record write nothing: what stands there stays.
 * - Where what it rests on is over its limit (R30) a change is withheld, and what stands is not confirmed either.
 * - A later value of somebody else stays until ours is later than it. What was refused is tried again when it changes, or its time has come.
 * - What is being sent just now is left alone: the next run sees what became of it.
 * @returns one decision with its reason. Never throws.
 */
export function decideCrmHealth(subject: CrmSubject, row: CrmHealthRow | null, settings: Settings): CrmDecision {
  if (isUnderWay(row)) return { kind: 'hold', because: 'under_way' };
  const values = toValues(subject);
  if (values === null) return { kind: isUnsent(row) ? 'drop' : 'hold', because: 'not_judged' };
  const because = whyWrite(values, row?.written ?? null, settings);
  if (because === null) return leave(row);
  return subject.stale === null ? write(values, row, because, settings) : withhold(subject.stale, values, row, because);
}

const isUnderWay = (row: CrmHealthRow | null): boolean => row?.status === 'claimed' || row?.status === 'sending';

/** The CRM says so already, or something later. */
function leave(row: CrmHealthRow | null): CrmDecision {
  if (row?.status === 'newer') return { kind: 'hold', because: 'newer_there' };
  return { kind: isUnsent(row) ? 'drop' : 'hold', because: 'unchanged' };
}

function toValues({ recordId, isCustomer, band, reason, scoredAt }: CrmSubject): CrmHealth | null {
  if (recordId === null || !isCustomer || band === 'unknown') return null;
  return { recordId, health: band, reason: reason ?? NO_REASON, asOf: scoredAt.toISOString() };
}

type Because = Extract<CrmDecision, { kind: 'write' }>['because'];

/** Null: the CRM says so already, or says something later. */
function whyWrite(values: CrmHealth, written: CrmStanding | null, { refreshDays, now }: Settings): Because | null {
  if (written === null) return 'first';
  if (written.recordId !== values.recordId) return 'record';
  if (Date.parse(values.asOf) <= Date.parse(written.asOf)) return null; // never over a later value, ours or somebody else's
  if (written.health !== values.health) return 'band';
  if (written.reason !== values.reason) return 'reason';
  return now.getTime() - Date.parse(written.asOf) >= refreshDays * DAY_MS ? 'as_of' : null;
}

function write(
  values: CrmHealth,
  row: CrmHealthRow | null,
  because: Because,
  { isDryRun, now }: Settings,
): CrmDecision {
  if (row === null || !saysTheSame(row.payload, values)) return { kind: 'write', values, because };
  if (row.status === 'pending' || row.status === 'failed') return { kind: 'hold', because: 'under_way' };
  if (row.status === 'dry_run' && isDryRun) return { kind: 'hold', because: 'unchanged' };
  if (row.status !== 'refused') return { kind: 'write', values, because };
  return row.nextAttemptAt > now ? { kind: 'hold', because: 'refused' } : { kind: 'write', values, because: 'again' };
}

function withhold(
  stale: NonNullable<CrmSubject['stale']>,
  values: CrmHealth,
  row: CrmHealthRow | null,
  because: Because,
): CrmDecision {
  if (because === 'as_of') return { kind: 'hold', because: 'stale' }; // what stands there grows old, and is seen to
  const isKept = row !== null && saysTheSame(row.payload, values);
  if (isKept && row.status === 'refused') return { kind: 'hold', because: 'refused' }; // fresh data would not mend that
  if (isKept && row.status === 'withheld') return { kind: 'hold', because: 'stale' };
  return { kind: 'withhold', values, because: sayStale(stale) };
}

function sayStale({ stream, source, asOf, limitHours }: NonNullable<CrmSubject['stale']>): string {
  const reach =
    asOf === null ? 'has not arrived yet' : `is as of ${asOf.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `${stream} of ${source} ${reach}; its limit is ${limitHours} h`;
}

const saysTheSame = (one: CrmHealth, other: CrmHealth): boolean =>
  one.recordId === other.recordId && one.health === other.health && one.reason === other.reason;

const UNSENT_STATUSES: ReadonlySet<CrmWriteStatus> = new Set(UNSENT);
const isUnsent = (row: CrmHealthRow | null): boolean => row !== null && UNSENT_STATUSES.has(row.status);
