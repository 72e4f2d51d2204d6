import { SourceContractError } from '../../errors';
import type { QueryAnswer } from '../../vendor-http/salesforce/answers';
import type { SalesforceApi } from '../../vendor-http/salesforce/create-salesforce-api';
import { readSalesforceInstant } from '../../vendor-http/salesforce/soql';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import { toQuery } from './to-query';

/**
 * What of an object is read. `order`: the field that the bookmark moves along, an instant, and how far before it is asked again; `Id`: everything,
 * each time. `first` holds on the first pass only, `where` on all.
 */
export type Reading = {
  source: string;
  api: SalesforceApi;
  object: string;
  fields: readonly string[];
  order: { by: string; overlapMs: number };
  all: boolean; // with what is deleted
  where?: string | undefined;
  first?: ((now: Date) => string | undefined) | undefined;
  until?: ((now: Date) => string) | undefined;
  bulkAbove: number | 'never'; // records from which on a first load is a query job
  wait: Wait;
};
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

type Place = { at: string | null; next: string | null };

/**
 * Pages of an object in the order of its bookmark (ties by Id). The bookmark is the greatest instant seen in the data, never our clock. `next` is
 * Salesforce's own place in the answer; when it is no longer kept, the reading goes on from the bookmark.
 */
export async function* readChanged(
  reading: Reading,
  cursor: Cursor | null,
  context: PullContext,
): AsyncGenerator<PullPage> {
  const follow = createFollower(reading, context);
  let place: Place = { at: readText(cursor, 'at'), next: readText(cursor, 'next') };
  let page = await follow(place);
  for (;;) {
    place = {
      at: findLatest(place.at, page.records, reading.order.by),
      next: page.done ? null : readNext(reading, page),
    };
    yield { records: page.records, cursor: place, isLast: page.done };
    if (page.done) return;
    page = await follow(place);
  }
}

const readText = (cursor: Cursor | null, name: string): string | null =>
  typeof cursor?.[name] === 'string' ? cursor[name] : null;

function readNext({ source, object }: Reading, { nextRecordsUrl: next }: QueryAnswer): string {
  if (next !== undefined) return next;
  throw new SourceContractError(source, `${object}: more records are announced without nextRecordsUrl`);
}

/** What follows a place: by Salesforce's own, else by asking from the bookmark on. Twice from the same bookmark would never end. */
function createFollower(reading: Reading, { now, signal }: PullContext): (place: Place) => Promise<QueryAnswer> {
  const { api, source, object, all, order } = reading;
  const begun = new Set<string | null>();
  return async ({ at, next }) => {
    const kept = next === null ? null : await api.queryMore(next, signal);
    if (kept !== null) return kept;
    if (begun.has(at))
      throw new SourceContractError(source, `${object}: Salesforce does not keep its place in the answer`);
    const soql = toQuery(reading, { at, overlapMs: begun.size === 0 ? order.overlapMs : 0, now });
    begun.add(at);
    return await api.query(soql, { all, signal });
  };
}

/** The greatest instant of a field among these and what was known; null: none. */
export function findLatest(known: string | null, records: readonly unknown[], by: string): string | null {
  let latest = known === null ? Number.NEGATIVE_INFINITY : Date.parse(known);
  for (const record of records) latest = Math.max(latest, readInstant(record, by) ?? latest);
  return Number.isFinite(latest) ? new Date(latest).toISOString() : null;
}

function readInstant(record: unknown, by: string): number | null {
  if (typeof record !== 'object' || record === null) return null;
  const value = (record as Readonly<Record<string, unknown>>)[by];
  return typeof value === 'string' ? (readSalesforceInstant(value)?.getTime() ?? null) : null;
}
