import { InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

const ROOT = '/crm/objects/2026-03/companies';
const MOST_BY_OFFSET = 10_000;

type Stored = StandInRecord & { isDeleted?: boolean; merged: string[] };
type World = { companies: InOrder<Stored>; pageSize: number | null; isEmptyNext: boolean }; // `pageSize` null: as asked for
type Filter = { propertyName: string; operator: string; value: string };
type Search = {
  filterGroups: { filters: Filter[] }[];
  sorts: { propertyName: string; direction: string }[];
  limit: number;
  after?: string;
};

/** HubSpot's companies as it documents them: lists by its own place, searches by offset up to 10,000, archived ones apart, owners, properties. */
export function createHubspotStandIn(token: string): StandIn {
  const byId = (a: Stored, b: Stored): number => Number(a.id) - Number(b.id);
  const world: World = { companies: new InOrder(byId), pageSize: null, isEmptyNext: false };
  const change = (id: string, more: Partial<Stored>): void => {
    const known = world.companies.find(id);
    if (known !== null) world.companies.set({ ...known, ...more });
  };
  return {
    answer: (request) =>
      request.headers['authorization'] === `Bearer ${token}`
        ? answer(world, request)
        : refuse(401, 'INVALID_AUTHENTICATION'),
    put: (record) => world.companies.set({ ...record, merged: world.companies.find(record.id)?.merged ?? [] }),
    remove: (id, at) => change(id, { at, isDeleted: true }),
    merge: (from, into, at) => {
      change(into, { at, merged: [...(world.companies.find(into)?.merged ?? []), from] });
      world.companies.delete(from); // it lives on in the other
    },
    setPageSize: (size) => (world.pageSize = size),
    serveEmptyPage: () => (world.isEmptyNext = true),
  };
}

function answer(world: World, { path, method, query, body }: StandInRequest): StandInReply {
  if (path === `${ROOT}/search` && method === 'POST') return search(world, JSON.parse(body) as Search);
  if (path === ROOT) return list(world, query);
  if (path === '/crm/owners/2026-03')
    return { status: 200, body: { results: [{ id: '77', email: 'ae@example.test' }] } };
  if (path === '/crm/properties/2026-03/companies') return { status: 200, body: { results: PROPERTIES } };
  return refuse(404, 'OBJECT_NOT_FOUND');
}

const PROPERTIES = [
  'name',
  'domain',
  'industry',
  'hubspot_owner_id',
  'hs_lastmodifieddate',
  'hs_merged_object_ids',
].map((name) => ({ name, type: 'string', calculated: false, modificationMetadata: { readOnlyValue: false } }));

const refuse = (status: number, category: string): StandInReply => ({
  status,
  body: { status: 'error', category, message: 'refused', correlationId: 'aeb5f871-7f07-4993-9211-075dc63e7cbf' },
});

function list(world: World, query: URLSearchParams): StandInReply {
  const isArchived = query.get('archived') === 'true';
  const all = world.companies.ask(isArchived ? 'archived' : 'live', (companies) =>
    companies.filter(({ isDeleted }) => (isDeleted === true) === isArchived),
  );
  if (world.isEmptyNext) {
    world.isEmptyNext = false;
    return { status: 200, body: { results: [], paging: { next: { after: 'start' } } } };
  }
  const after = query.get('after') ?? 'start';
  return toPage(world, all, { offset: after === 'start' ? 0 : Number(after), limit: Number(query.get('limit')) });
}

function search(world: World, { filterGroups, sorts, limit, after }: Search): StandInReply {
  const offset = Number(after ?? 0);
  if (offset >= MOST_BY_OFFSET) return refuse(400, 'VALIDATION_ERROR');
  const filters = filterGroups.flatMap((group) => group.filters);
  const inOrder = world.companies.ask(JSON.stringify(sorts), (companies) => sortLive(companies, sorts));
  const found = inOrder.filter((company) => filters.every((filter) => holds(company, filter)));
  return toPage(world, found, { offset, limit });
}

function sortLive(companies: readonly Stored[], [sort]: Search['sorts']): Stored[] {
  const found = companies
    .filter(({ isDeleted }) => isDeleted !== true)
    .toSorted((a, b) => valueOf(a, sort?.propertyName ?? '') - valueOf(b, sort?.propertyName ?? ''));
  return sort?.direction === 'DESCENDING' ? found.toReversed() : found;
}

function valueOf({ id, at }: Stored, property: string): number {
  return property === 'hs_object_id' ? Number(id) : at.getTime();
}

function holds(company: Stored, { propertyName, operator, value }: Filter): boolean {
  const [ours, theirs] = [valueOf(company, propertyName), Number(value)];
  if (operator === 'EQ') return ours === theirs;
  return operator === 'GT' ? ours > theirs : ours >= theirs;
}

type Asked = { offset: number; limit: number };

function toPage(world: World, companies: readonly Stored[], { offset, limit }: Asked): StandInReply {
  const size = world.pageSize ?? limit;
  const isMore = offset + size < companies.length;
  const results = companies.slice(offset, offset + size).map(toCompany);
  return { status: 200, body: { results, ...(isMore ? { paging: { next: { after: String(offset + size) } } } : {}) } };
}

function toCompany({ id, at, label, isBad, isDeleted, merged }: Stored): Record<string, unknown> {
  return {
    id,
    properties: {
      hs_object_id: id,
      name: label,
      domain: `customer-${id}.example`,
      industry: 'BANKING',
      hubspot_owner_id: '77',
      hs_lastmodifieddate: at.toISOString(),
      hs_merged_object_ids: merged.length === 0 ? null : merged.join(';'),
    },
    createdAt: '2025-01-01T00:00:00.000Z',
    ...(isBad === true ? {} : { updatedAt: at.toISOString() }),
    archived: isDeleted === true,
    ...(isDeleted === true ? { archivedAt: at.toISOString() } : {}),
  };
}
