import { decideCrmHealth, NO_REASON, UNSENT } from '../../alerts/decide-crm-health';
import {
  dropCrmHealth,
  listCrmCandidates,
  saveCrmHealth,
  type CrmCandidate,
  type HealthWrite,
} from '../../db/queries/crm-health';
import { lockCrmTarget } from '../../db/queries/crm-targets';
import type { Db } from '../../db/client';
import type { CrmDecision, CrmHealthRow, CrmSubject } from '../../domain/crm-write';
import type { StreamFreshness } from '../../domain/stream';
import { findStale } from '../../scoring/evaluate-account';
import type { CrmTarget } from './settings';

const PAGE = 2_000;
const DAY_MS = 86_400_000;
const DEFAULT_STREAM = 'usage_daily'; // what a score without a driver rests on

export type Decided = { candidate: CrmCandidate; decision: CrmDecision };
type Input = { target: CrmTarget; freshness: readonly StreamFreshness[]; now: Date };

/** What is to be said of every account, page by page; nothing is kept. */
export async function* decideHealth(db: Db, input: Input): AsyncGenerator<Decided[]> {
  for (let after: string | null = ''; after !== null;) {
    const page = await decidePage(db, input, after);
    yield page;
    after = findNext(page);
  }
}

/** Where the next page begins; null: there is none. */
const findNext = (page: readonly Decided[]): string | null =>
  page.length === PAGE ? (page.at(-1)?.candidate.accountId ?? null) : null;

async function decidePage(db: Db, { target, freshness, now }: Input, after: string): Promise<Decided[]> {
  const candidates = await listCrmCandidates(db, {
    target: target.target,
    recordFrom: target.recordFrom,
    noReason: NO_REASON,
    refreshBefore: new Date(now.getTime() - target.refreshDays * DAY_MS),
    now,
    limit: PAGE,
    after,
  });
  return candidates.map((candidate) => ({ candidate, decision: decide(candidate, freshness, { ...target, now }) }));
}

function decide(
  candidate: CrmCandidate,
  freshness: readonly StreamFreshness[],
  settings: { isDryRun: boolean; refreshDays: number; now: Date },
): CrmDecision {
  const { status, payload, written, nextAttemptAt } = candidate;
  const row: CrmHealthRow | null = status === null ? null : { status, payload, written, nextAttemptAt };
  const stale = findStale(freshness, candidate.driverStream ?? DEFAULT_STREAM, candidate.usageSource);
  const subject: CrmSubject = { ...candidate, stale };
  return decideCrmHealth(subject, row, settings);
}

/**
 * Decide, and keep what is to be written, is withheld, or is not to be written any more. Can be repeated without harm, and by several processes at
 * once: between what one read and what it keeps of it no other sends anything, or a value that was just written would be put down to be written.
 */
export async function saveHealthDecisions(db: Db, input: Input): Promise<{ decided: number; withheld: number }> {
  const summary = { decided: 0, withheld: 0 };
  for (let after: string | null = ''; after !== null;) {
    const begin = after;
    const { page, writes } = await db.transaction((tx) => savePage(tx, input, begin));
    const withheld = writes.filter(({ status }) => status === 'withheld').length;
    summary.withheld += withheld;
    summary.decided += writes.length - withheld;
    after = findNext(page);
  }
  return summary;
}

async function savePage(tx: Db, input: Input, after: string): Promise<{ page: Decided[]; writes: HealthWrite[] }> {
  const { target, now } = input;
  await lockCrmTarget(tx, target.target);
  const page = await decidePage(tx, input, after);
  const writes = page.flatMap((one) => toWrite(one, target.isDryRun));
  const accountIds = page
    .filter(({ decision }) => decision.kind === 'drop')
    .map(({ candidate }) => candidate.accountId);
  await saveCrmHealth(tx, { target: target.target, writes, now });
  await dropCrmHealth(tx, { target: target.target, accountIds, unsent: UNSENT });
  return { page, writes };
}

function toWrite({ candidate: { accountId }, decision }: Decided, isDryRun: boolean): HealthWrite[] {
  if (decision.kind === 'write')
    return [{ accountId, values: decision.values, status: isDryRun ? 'dry_run' : 'pending', why: null }];
  if (decision.kind === 'withhold')
    return [{ accountId, values: decision.values, status: 'withheld', why: decision.because }];
  return [];
}
