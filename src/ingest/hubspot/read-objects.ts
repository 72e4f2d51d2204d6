import { SourceContractError, SourceError } from '../../errors';
import type { HubspotApi, HubspotFilter } from '../../vendor-http/hubspot/create-hubspot-api';
import type { ObjectsAnswer } from '../../vendor-http/hubspot/answers';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import { listUnknownProperties } from './name-properties';
import { addOwners, type Owned } from './add-owners';
import { findLastMs } from './read-modified';
import { AT_REST, type Place, readPlace } from './place';

const LIST_PAGE = 100;
const SEARCH_PAGE = 200;

export type Reading = {
  source: string;
  api: HubspotApi;
  object: 'companies' | 'contacts' | 'deals';
  modified: string; // the property that searches go by
  overlapMs: number; // searches lag behind what was written
  properties: readonly string[];
  owned: readonly string[]; // properties that may hold an owner's id
  keeps?: ((record: unknown) => boolean) | undefined; // of the first load
};
type Step = { records: readonly unknown[]; place: Place; isLast?: boolean };
type Walk = Reading & { signal: AbortSignal };

/**
 * The first time all objects are listed; thereafter those that changed are searched for, in the order of their change. Searches go on from the last
 * instant seen, never by an offset: HubSpot gives at most 10,000 by offset, and an object that changes meanwhile would move the others past us. More
 * objects of one instant than one answer holds are read by their ids. Each pass ends with what was deleted in the last 90 days. The bookmark is an
 * instant seen in the data, never our clock.
 * @throws SourceError 'config' when a property does not exist.
 */
export async function* readObjects(
  reading: Reading,
  cursor: Cursor | null,
  { signal }: PullContext,
): AsyncGenerator<PullPage> {
  await refuseUnknown(reading, signal);
  const owners: Owned = await readOwners(reading, signal);
  const walk: Walk = { ...reading, signal };
  let place = readPlace(cursor) ?? (await begin(walk));
  for (let isLast = false; !isLast;) {
    const step: Step = await STEPS[place.mode](walk, place);
    isLast = step.isLast === true;
    place = step.place;
    yield { records: step.records.map((record) => addOwners(record, reading.owned, owners)), cursor: place, isLast };
  }
}

/** Everything that is there now, for what searches do not show. A place in it is HubSpot's own. */
export async function* readAll(
  reading: Reading,
  cursor: Cursor | null,
  { signal }: PullContext,
): AsyncGenerator<PullPage> {
  const owners = await readOwners(reading, signal);
  let after = typeof cursor?.['after'] === 'string' ? cursor['after'] : null;
  for (let isLast = false; !isLast;) {
    const page = await listPage({ ...reading, signal }, { after, archived: false });
    after = readAfter(reading, page, after);
    isLast = after === null;
    const kept = page.results.filter(reading.keeps ?? (() => true));
    yield { records: kept.map((record) => addOwners(record, reading.owned, owners)), cursor: { after }, isLast };
  }
}

/** @throws SourceError naming every property that is not there: HubSpot itself would leave it out without a word. */
async function refuseUnknown({ source, api, object, properties }: Reading, signal: AbortSignal): Promise<void> {
  const unknown = listUnknownProperties(object, properties, await api.properties(object, signal));
  if (unknown.length > 0) throw new SourceError(source, 'config', unknown.join('; '));
}

const readOwners = async ({ api, owned }: Reading, signal: AbortSignal): Promise<Owned> =>
  owned.length === 0 ? new Map() : await api.listOwners(signal);

/** Where changes will be looked for after the list: at what was newest before it began. */
async function begin(walk: Walk): Promise<Place> {
  const newest = await search(walk, { filters: [], direction: 'DESCENDING', by: walk.modified, limit: 1, after: null });
  return { ...AT_REST, mode: 'list', at: findLastMs(newest.results, walk.modified) };
}

const STEPS: Readonly<Record<Place['mode'], (walk: Walk, place: Place) => Promise<Step>>> = {
  list: async (walk, place) => {
    const page = await listPage(walk, { after: place.after, archived: false });
    const after = readAfter(walk, page, place.after);
    const records = page.results.filter(walk.keeps ?? (() => true));
    return { records, place: after === null ? { ...AT_REST, mode: 'archived', at: place.at } : { ...place, after } };
  },
  search: async (walk, place) => {
    const from = place.since ?? (place.at ?? 0) - walk.overlapMs;
    const filters: HubspotFilter[] = [{ propertyName: walk.modified, operator: 'GTE', value: String(from) }];
    const page = await search(walk, { filters, direction: 'ASCENDING', by: walk.modified, after: place.after });
    return { records: page.results, place: afterSearch(page, { ...place, since: from }, walk.modified) };
  },
  ties: async (walk, place) => {
    const filters: HubspotFilter[] = [
      { propertyName: walk.modified, operator: 'EQ', value: String(place.since) },
      { propertyName: 'hs_object_id', operator: 'GT', value: place.id ?? '0' },
    ];
    const page = await search(walk, { filters, direction: 'ASCENDING', by: 'hs_object_id', after: null });
    const isMore = Boolean(page.paging?.next);
    const next: Place = { ...AT_REST, mode: 'search', at: place.at, since: (place.since ?? 0) + 1 };
    return { records: page.results, place: isMore ? { ...place, id: findLastId(page.results) } : next };
  },
  archived: async (walk, place) => {
    const page = await listPage(walk, { after: place.after, archived: true });
    const after = readAfter(walk, page, place.after);
    if (after !== null) return { records: page.results, place: { ...place, after } };
    const mode = place.at === null ? 'list' : 'search'; // nothing there yet: listed again
    const rest: Place = { ...AT_REST, mode, at: place.at };
    return { records: page.results, place: rest, isLast: true };
  },
};

function afterSearch(page: ObjectsAnswer, place: Place & { since: number }, modified: string): Place {
  const last = findLastMs(page.results, modified);
  const at = Math.max(place.at ?? 0, last ?? 0) || null;
  const next = page.paging?.next?.after;
  if (next === undefined) return { ...AT_REST, mode: 'archived', at };
  if (last === null) return { ...place, at, after: next }; // an empty answer with more to come
  if (last > place.since) return { ...AT_REST, mode: 'search', at, since: last };
  return { ...AT_REST, mode: 'ties', at, since: place.since };
}

/** @throws SourceContractError when the list leads to where it was: it would never end. */
function readAfter({ source, object }: Reading, { paging }: ObjectsAnswer, before: string | null): string | null {
  const after = paging?.next?.after ?? null;
  if (after !== null && after === before)
    throw new SourceContractError(source, `${object}: the list leads to the same place twice`);
  return after;
}

function findLastId(records: readonly unknown[]): string {
  const last = records.at(-1);
  return typeof last === 'object' && last !== null && 'id' in last ? String(last.id) : '0';
}

const listPage = async (
  { api, object, properties, signal }: Walk,
  { after, archived }: { after: string | null; archived: boolean },
): Promise<ObjectsAnswer> => await api.list(object, { properties, limit: LIST_PAGE, after, archived }, signal);

type Search = {
  filters: HubspotFilter[];
  direction: 'ASCENDING' | 'DESCENDING';
  by: string;
  limit?: number;
  after: string | null;
};

const search = async (
  { api, object, properties, signal }: Walk,
  { filters, direction, by, limit = SEARCH_PAGE, after }: Search,
): Promise<ObjectsAnswer> =>
  await api.search(object, { filters, sort: { propertyName: by, direction }, properties, limit, after }, signal);
