import { decideCrmHealth, NO_REASON, UNSENT } from '../../alerts/decide-crm-health';
import {
  dropCrmHealth,
  listCrmCandidates,
  saveCrmHealth,
  type CrmCandidate,
  type HealthWrite,
} from '../../db/queries/crm-health';
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
export async function* decideHealth(db: Db, { target, freshness, now }: Input): AsyncGenerator<Decided[]> {
  const query = {
    target: target.target,
    recordFrom: target.recordFrom,
    noReason: NO_REASON,
    refreshBefore: new Date(now.getTime() - target.refreshDays * DAY_MS),
    now,
    limit: PAGE,
  };
  for (let after = '', isMore = true; isMore;) {
    const page = await listCrmCandidates(db, { ...query, after });
    yield page.map((candidate) => ({ candidate, decision: decide(candidate, freshness, { ...target, now }) }));
    after = page.at(-1)?.accountId ?? '';
    isMore = page.length === PAGE;
  }
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

/** Decide, and keep what is to be written, is withheld, or is not to be written any more. Can be repeated without harm. */
export async function saveHealthDecisions(db: Db, input: Input): Promise<{ decided: number; withheld: number }> {
  const summary = { decided: 0, withheld: 0 };
  const { target, now } = input;
  for await (const page of decideHealth(db, input)) {
    const writes = page.flatMap((one) => toWrite(one, target.isDryRun));
    const accountIds = page
      .filter(({ decision }) => decision.kind === 'drop')
      .map(({ candidate }) => candidate.accountId);
    await saveCrmHealth(db, { target: target.target, writes, now });
    await dropCrmHealth(db, { target: target.target, accountIds, unsent: UNSENT });
    const withheld = writes.filter(({ status }) => status === 'withheld').length;
    summary.withheld += withheld;
    summary.decided += writes.length - withheld;
  }
  return summary;
}

function toWrite({ candidate: { accountId }, decision }: Decided, isDryRun: boolean): HealthWrite[] {
  if (decision.kind === 'write')
    return [{ accountId, values: decision.values, status: isDryRun ? 'dry_run' : 'pending', why: null }];
  if (decision.kind === 'withhold')
    return [{ accountId, values: decision.values, status: 'withheld', why: decision.because }];
  return [];
}
