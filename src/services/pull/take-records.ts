import type { Stream } from '../../domain/stream';
import { cleanKey } from './clean-key';
import type {
  AccountHint,
  Mapped,
  Merger,
  ProductEvent,
  PulledFact,
  PullStream,
  Refusal,
  Tombstone,
  UsageDay,
} from '../../ingest/pull/connector';
import type { RejectedRow } from '../../ingest/connector';
import { checkFact, type CheckContext, MAX_AHEAD_MS } from './check-fact';
import { cleanText } from './clean-text';
import type { ReadyFact } from './ready-fact';

/** A row to be kept aside, with the vendor's own id of the record, and whose day of usage it is where that can be told. */
export type PulledReject = RejectedRow & { stream: Stream; recordId: string | null; usageOf: UsageDay | null };

/** What a page says, sorted by what is to be done with it. */
export type Taking = {
  records: number;
  bad: number; // records of which nothing or not everything could be taken
  facts: ReadyFact[];
  accounts: Map<string, AccountHint>; // customers of which the source gives the account itself
  hints: Map<string, AccountHint>; // all customers that are spoken of
  tombstones: Tombstone[];
  mergers: Merger[];
  events: ProductEvent[];
  rejected: PulledReject[];
};

export type TakeContext = Omit<CheckContext, 'line' | 'ids'> & { firstLine: number };

export const takeNothing = (): Taking => ({
  records: 0,
  bad: 0,
  facts: [],
  accounts: new Map(),
  hints: new Map(),
  tombstones: [],
  mergers: [],
  events: [],
  rejected: [],
});

/** Records through their stream's schema and mapping, and their facts through the contract. `taking`: what they are added to, and returned with. */
export function takeRecords(
  stream: PullStream,
  records: readonly unknown[],
  context: TakeContext,
  taking = takeNothing(),
): Taking {
  taking.records += records.length;
  const { firstLine, ...rest } = context;
  for (const [index, record] of records.entries()) {
    const line = firstLine + index;
    const taken = stream.take(record);
    const before = taking.rejected.length;
    if ('refused' in taken) taking.rejected.push(toReject(stream, taken.refused, line));
    else for (const one of taken.mapped) sort(taking, one, { ...rest, ids: stream.ids, line }, taken.id);
    if (taking.rejected.length > before) taking.bad += 1;
  }
  return taking;
}

function sort(taking: Taking, mapped: Mapped, context: CheckContext, recordId: string): void {
  switch (mapped.kind) {
    case 'fact':
      return sortFact(taking, mapped, context, recordId);
    case 'event':
      return sortEvent(taking, mapped, context, recordId);
    case 'customer':
      return addHint(taking, mapped.account);
    case 'deleted':
      taking.tombstones.push({ ...mapped, version: mapped.version ?? context.passStartedAt });
      return mapped.account === null ? undefined : addHint(taking, mapped.account);
    case 'merged':
      taking.mergers.push({ ...mapped, from: cleanKey(mapped.from), into: cleanKey(mapped.into) });
  }
}

function sortFact(taking: Taking, fact: PulledFact, context: CheckContext, recordId: string): void {
  const checked = checkFact(fact, context);
  if ('rejected' in checked) {
    const { stream } = fact;
    const usageOf = findUsageDay(fact);
    taking.rejected.push({ ...checked.rejected, stream, recordId: cleanText(recordId).slice(0, 200), usageOf });
    return;
  }
  taking.facts.push(checked.ready);
  if (fact.stream === 'people' || fact.stream === 'pods') return;
  addHint(taking, fact.account);
  if (fact.stream === 'accounts') taking.accounts.set(checked.ready.accountKey, cleanHint(fact.account));
}

function findUsageDay({ stream, account, cells: { day } }: PulledFact): UsageDay | null {
  if (stream !== 'usage_daily' || typeof day !== 'string' || !IS_DAY.test(day)) return null;
  return { accountKey: cleanKey(account.key), day };
}

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A clock that runs a day ahead would make a day complete that has not been: such an event is kept aside. */
function sortEvent(taking: Taking, event: ProductEvent, { now, line }: CheckContext, id: string): void {
  if (event.at === undefined || event.at.getTime() <= now.getTime() + MAX_AHEAD_MS) {
    taking.events.push(cleanEvent(event));
    return addHint(taking, event.account);
  }
  const recordId = cleanText(id).slice(0, 200);
  const reason = 'lies more than a day ahead';
  const usageOf = { accountKey: cleanKey(event.account.key), day: event.day };
  taking.rejected.push({ stream: 'usage_daily', line, column: 'at', reason, row: { id: recordId }, recordId, usageOf });
}

/** What one record says of a customer is added to what others on the page say of it. */
function addHint({ hints }: Taking, hint: AccountHint): void {
  const said = cleanHint(hint);
  const known = hints.get(said.key);
  if (known === undefined) return void hints.set(said.key, said);
  hints.set(said.key, {
    key: said.key,
    externalId: said.externalId ?? known.externalId,
    crmId: said.crmId ?? known.crmId,
    name: said.name ?? known.name,
    domains: joinDomains(known.domains, said.domains),
  });
}

type Domains = AccountHint['domains'];
const joinDomains = (some: Domains, more: Domains): Domains =>
  some === undefined || more === undefined ? (some ?? more) : [...new Set([...some, ...more])];

function cleanHint({ key, externalId, crmId, domains, name }: AccountHint): AccountHint {
  return {
    key: cleanKey(key),
    externalId: clean(externalId),
    crmId: clean(crmId),
    name: clean(name),
    domains: domains?.map(cleanText), // undefined: nothing was said of them
  };
}

function cleanEvent(event: ProductEvent): ProductEvent {
  return {
    ...event,
    id: cleanText(event.id),
    account: cleanHint(event.account),
    userId: clean(event.userId),
    feature: clean(event.feature),
  };
}

/** Text that is there, without what no column holds. */
function clean(text: string | null | undefined): string | null {
  const kept = cleanText(text ?? '');
  return kept === '' ? null : kept;
}

/** Without the record: what a customer wrote may stand anywhere in it. Its id is what a person looks for at the vendor's. */
function toReject(
  stream: PullStream,
  { id, path, reason, usageOf: named = null }: Refusal,
  line: number,
): PulledReject {
  const recordId = id === null ? null : cleanText(id).slice(0, 200);
  const row: Record<string, string> = recordId === null ? {} : { id: recordId };
  const usageOf = named === null ? null : { ...named, accountKey: cleanKey(named.accountKey) };
  const kept = { reason: cleanText(reason).slice(0, 300), row, recordId, usageOf };
  return { stream: getMainStream(stream), line, column: path, ...kept };
}

/** Under which stream what belongs to none in particular is counted. */
export function getMainStream({ brings }: PullStream): Stream {
  return (Object.keys(brings) as Stream[])[0] ?? 'accounts';
}
