import type { Connection } from '../../db/queries/ingest-lock';
import type { PullStream } from '../../ingest/pull/connector';
import { findAccountOf, isIgnored } from './account-of';
import { keepWaiting } from './identity/keep-waiting';
import { resolveAccounts, type Resolved } from './identity/resolve-accounts';
import { landAccounts } from './land-accounts';
import { addCounts, addMerge, countsOf, type StreamCounts } from './land-counts';
import { landMergers, landTombstones } from './land-gone';
import { mergePulledFacts } from './merge-pulled-facts';
import type { MatchedFact, ReadyFact } from './ready-fact';
import { foldEvents } from './roll-up/fold-events';
import type { Taking } from './take-records';

export type PageLanding = {
  source: string;
  stream: Pick<PullStream, 'ids' | 'brings'>;
  taking: Taking;
  replacesDays: readonly string[]; // whose events go first
  passStartedAt: Date;
  now: Date;
};

/**
 * Everything one page says, in the transaction that is open on the connection: accounts first, so that facts beside them find them; what is gone last, so
 * that of a fact and its deletion the later version decides. Facts of customers that nobody recognised wait.
 */
export async function landPage(connection: Connection, page: PageLanding): Promise<StreamCounts> {
  const { source, stream, taking, passStartedAt, now } = page;
  const { ids } = stream;
  const of = { source, ids, now };
  const counts = countTaken(taking);
  const hints = [...taking.hints.values()];
  const resolved = await resolveAccounts(connection.db, { source, hints, now });
  const accounts = taking.facts.filter((fact) => fact.stream === 'accounts');
  addLanded(counts, await landAccounts(connection, { ...of, facts: accounts, hints: taking.hints, resolved }));
  if (accounts.length > 0) await resolveOthers(connection, page, resolved);
  addLanded(counts, await mergePulledFacts(connection, { ...of, facts: listMatched(taking.facts, resolved) }));
  const waiting = taking.facts.filter((fact) => isWaiting(fact, resolved));
  await keepWaiting(connection.db, { source, facts: waiting, now });
  for (const { stream: waits } of waiting) countsOf(counts, waits).waiting += 1;
  const gone = await landTombstones(connection, { ...of, tombstones: taking.tombstones, resolved, passStartedAt });
  for (const [of_, count] of gone) countsOf(counts, of_).rowsLanded += count;
  await landMergers(connection, { source, mergers: taking.mergers, now });
  await foldUsage(connection, page, counts);
  for (const one of counts.values())
    one.rowsUnchanged = Math.max(0, one.rowsRead - one.rowsLanded - one.rowsQuarantined - one.waiting);
  return counts;
}

function countTaken({ facts, rejected, tombstones, events }: Taking): StreamCounts {
  const counts: StreamCounts = new Map();
  for (const { stream } of [...facts, ...tombstones]) countsOf(counts, stream).rowsRead += 1;
  for (const { stream } of rejected) {
    countsOf(counts, stream).rowsRead += 1;
    countsOf(counts, stream).rowsQuarantined += 1;
  }
  for (const { engagement } of events)
    countsOf(counts, engagement === undefined ? 'usage_daily' : 'engagement_daily').rowsRead += 1;
  return counts;
}

/** Reading was counted when the page was taken. */
function addLanded(counts: StreamCounts, merged: StreamCounts): void {
  const landed: StreamCounts = new Map();
  for (const [stream, { rowsLanded, firstFactOn, lastFactOn }] of merged) {
    const one = countsOf(landed, stream);
    one.rowsLanded = rowsLanded;
    one.firstFactOn = firstFactOn;
    one.lastFactOn = lastFactOn;
  }
  addCounts(counts, landed);
}

/** Accounts that the page made may be those of customers beside them. */
async function resolveOthers({ db }: Connection, page: PageLanding, resolved: Map<string, Resolved>): Promise<void> {
  const hints = [...page.taking.hints.values()].filter(({ key }) => findAccountOf(resolved, key) === null);
  const again = await resolveAccounts(db, { source: page.source, hints, now: page.now });
  for (const [key, found] of again) resolved.set(key, found);
}

const isOurOwn = ({ stream }: ReadyFact): boolean => stream === 'people' || stream === 'pods';

function listMatched(facts: readonly ReadyFact[], resolved: ReadonlyMap<string, Resolved>): MatchedFact[] {
  return facts.flatMap((fact) => {
    if (fact.stream === 'accounts') return [];
    if (isOurOwn(fact)) return [{ ...fact, accountId: '' }];
    const accountId = findAccountOf(resolved, fact.accountKey);
    return accountId === null ? [] : [{ ...fact, accountId }];
  });
}

function isWaiting(fact: ReadyFact, resolved: ReadonlyMap<string, Resolved>): boolean {
  if (fact.stream === 'accounts' || isOurOwn(fact)) return false;
  return findAccountOf(resolved, fact.accountKey) === null && !isIgnored(resolved, fact.accountKey);
}

async function foldUsage(connection: Connection, page: PageLanding, counts: StreamCounts): Promise<void> {
  const { source, stream, taking, replacesDays, now } = page;
  if (taking.events.length === 0 && replacesDays.length === 0) return;
  const { usage_daily: columns, engagement_daily: engagementColumns } = stream.brings;
  const folding = { source, events: taking.events, replacesDays, columns, engagementColumns, now };
  const { changedAccounts, engagementChanged } = await foldEvents(connection, folding);
  const days = taking.events.map(({ day }) => day).toSorted();
  const reach = { firstFactOn: days[0] ?? null, lastFactOn: days.at(-1) ?? null };
  addMerge(countsOf(counts, 'usage_daily'), { landed: changedAccounts.length, ...reach });
  if (engagementColumns !== undefined)
    addMerge(countsOf(counts, 'engagement_daily'), { landed: engagementChanged.length, ...reach });
}
