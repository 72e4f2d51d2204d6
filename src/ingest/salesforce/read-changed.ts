import { SourceContractError, SourceError } from '../../errors';
import type { QueryAnswer } from '../../vendor-http/salesforce/answers';
import type { SalesforceApi } from '../../vendor-http/salesforce/create-salesforce-api';
import { readSalesforceInstant, toSoqlInstant } from '../../vendor-http/salesforce/soql';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import { listUnknownFields } from './name-fields';

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
};

/**
 * Pages of an object in the order of its bookmark (ties by Id). The bookmark is the greatest instant seen in the data, never our clock. `next` is
 * Salesforce's own place in the answer; when it is no longer kept, the reading goes on from the bookmark.
 * @throws SourceError 'config' when a field is not there.
 */
export async function* readChanged(
  reading: Reading,
  cursor: Cursor | null,
  context: PullContext,
): AsyncGenerator<PullPage> {
  const { api, source } = reading;
  await refuseUnknownFields(reading, context.signal);
  let at = typeof cursor?.['at'] === 'string' ? cursor['at'] : null;
  let restartedAt: string | null | undefined;
  const begin = (overlapMs: number): Promise<QueryAnswer> =>
    api.query(toQuery(reading, { at, overlapMs, now: context.now }), { all: reading.all, signal: context.signal });
  const kept = typeof cursor?.['next'] === 'string' ? cursor['next'] : null;
  let page =
    (kept === null ? null : await api.queryMore(kept, context.signal)) ?? (await begin(reading.order.overlapMs));
  for (;;) {
    at = findLatest(at, page.records, reading.order.by);
    const next = page.done ? null : (page.nextRecordsUrl ?? null);
    if (!page.done && next === null)
      throw new SourceContractError(source, 'more records are announced without nextRecordsUrl');
    yield { records: page.records, cursor: { at, next }, isLast: page.done };
    if (next === null) return;
    const more = await api.queryMore(next, context.signal);
    if (more === null && restartedAt === at)
      throw new SourceContractError(source, `${reading.object}: Salesforce does not keep its own place in the answer`);
    if (more === null) restartedAt = at;
    page = more ?? (await begin(0));
  }
}

/** @throws SourceError naming every field that is not there: one look at what Salesforce lets us see, before anything is asked. */
async function refuseUnknownFields({ source, api, object, fields }: Reading, signal: AbortSignal): Promise<void> {
  const unknown = listUnknownFields(object, fields, await api.describe(object, signal));
  if (unknown.length > 0) throw new SourceError(source, 'config', unknown.join('; '));
}

type Place = { at: string | null; overlapMs: number; now: Date };

/** Every name in it has the form of a name and was found in the object's description; the rest are literals of our own making. */
function toQuery(reading: Reading, { at, overlapMs, now }: Place): string {
  const { object, fields, order, where, first, until } = reading;
  const since = at === null ? null : toSoqlInstant(new Date(Date.parse(at) - overlapMs));
  const conditions = [since === null ? first?.(now) : `${order.by} >= ${since}`, until?.(now), where].filter(
    (condition) => condition !== undefined,
  );
  const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  return `SELECT ${[...new Set(fields)].join(', ')} FROM ${object}${filter} ORDER BY ${order.by}, Id`;
}

function findLatest(known: string | null, records: readonly unknown[], by: string): string | null {
  let latest = known === null ? Number.NEGATIVE_INFINITY : Date.parse(known);
  for (const record of records) latest = Math.max(latest, readInstant(record, by) ?? latest);
  return Number.isFinite(latest) ? new Date(latest).toISOString() : null;
}

function readInstant(record: unknown, by: string): number | null {
  if (typeof record !== 'object' || record === null) return null;
  const value = (record as Readonly<Record<string, unknown>>)[by];
  return typeof value === 'string' ? (readSalesforceInstant(value)?.getTime() ?? null) : null;
}
