import type { z } from 'zod';
import { SourceError } from '../../errors';
import type { HttpReply, HttpRequest, HttpSettings, HttpSource } from '../http-source';
import { BatchAnswer, HubspotRefusal, ObjectsAnswer, OwnersAnswer, PropertiesAnswer } from './answers';
import { type HubspotConnection, toHubspotUrl } from './connection';
import { judgeHubspotLimit, readDailyUsage, readHubspotReset } from './limits';
import { createPropertyReader } from './property-reader';

// https://developers.hubspot.com/changelog/increasing-our-api-limits: 100 in 10 s on the smallest plan, 190 on the larger; half of the former
const RATE = { perSecond: 5, burst: 20 };
const SEARCH_RATE = { perSecond: 3, burst: 3 }; // 5 a second, for all of an account's integrations together

export type HubspotTools = { secret: (name: string) => string; http: (settings: HttpSettings) => HttpSource };
export type HubspotApi = ReturnType<typeof createHubspotApi>;
export type HubspotFilter = { propertyName: string; operator: 'GTE' | 'GT' | 'EQ'; value: string };
export type HubspotSearch = {
  filters: readonly HubspotFilter[];
  sort: { propertyName: string; direction: 'ASCENDING' | 'DESCENDING' };
  properties: readonly string[];
  limit: number;
  after: string | null;
};
type Input = Readonly<Record<string, unknown>>;
type Line = { general: Ask; searches: Ask; version: string };
type Ask = ReturnType<typeof createAsk>;

/** The requests that are made of one HubSpot account. Searches have a pace of their own, since HubSpot gives them one. */
export function createHubspotApi(source: string, connection: HubspotConnection, tools: HubspotTools) {
  const settings = {
    source,
    baseUrl: toHubspotUrl(connection),
    authorisation: { kind: 'bearer', token: tools.secret('TOKEN') },
    readReset: readHubspotReset,
    judgeLimit: judgeHubspotLimit,
  } as const;
  const share = connection.daily_share;
  const line: Line = {
    general: createAsk(source, tools.http({ ...settings, rate: RATE }), share),
    searches: createAsk(source, tools.http({ ...settings, rate: SEARCH_RATE }), share),
    version: connection.api_version,
  };
  const properties = createPropertyReader(async (object, signal) => {
    const path = `/crm/properties/${line.version}/${object}`;
    return (await line.general({ path, schema: PropertiesAnswer, signal })).body.results;
  });
  return { properties, ...reads(line), ...batches(line) };
}

const reads = ({ general, searches, version }: Line) => ({
  list: async (object: string, query: ListQuery, signal: AbortSignal): Promise<ObjectsAnswer> => {
    const path = `/crm/objects/${version}/${object}`;
    const { properties, ...rest } = query;
    return (await general({ path, query: { ...rest, properties: properties.join() }, schema: ObjectsAnswer, signal }))
      .body;
  },
  search: async (object: string, { filters, sort, after, ...rest }: HubspotSearch, signal: AbortSignal) => {
    const path = `/crm/objects/${version}/${object}/search`;
    const filterGroups = filters.length === 0 ? [] : [{ filters }];
    const json = { filterGroups, sorts: [sort], ...rest, ...(after === null ? {} : { after }) };
    return (await searches({ method: 'POST', path, json, isRepeatable: true, schema: ObjectsAnswer, signal })).body;
  },
  /** E-mail addresses by owner id; of people who were deactivated none. */
  listOwners: async (signal: AbortSignal): Promise<Map<string, string>> => {
    const owners = new Map<string, string>();
    for (let after: string | null = null, isMore = true; isMore;) {
      const query: Record<string, string | number | null> = { limit: 500, after };
      const { body } = await general({ path: `/crm/owners/${version}`, query, schema: OwnersAnswer, signal });
      for (const { id, email } of body.results) if (email) owners.set(id, email);
      after = body.paging?.next?.after ?? null;
      isMore = after !== null;
    }
    return owners;
  },
});

type ListQuery = { properties: readonly string[]; limit: number; after: string | null; archived: boolean };
type ReadInput = { ids: readonly string[]; properties: readonly string[]; archived?: boolean; idProperty?: string };

const batches = ({ general, version }: Line) => ({
  /** What does not exist is missing from the results. At most 100. */
  batchRead: async (object: string, { ids, archived = false, ...rest }: ReadInput, signal: AbortSignal) => {
    const path = `/crm/objects/${version}/${object}/batch/read`;
    const json = { inputs: ids.map((id) => ({ id })), propertiesWithHistory: [], ...rest };
    const request = { method: 'POST', path, query: { archived }, json, isRepeatable: true, signal } as const;
    return (await general({ ...request, schema: ObjectsAnswer })).body.results;
  },
  /** Status 400 (one bad record fails them all) is an answer, too. */
  batchSave: async (object: string, verb: 'update' | 'upsert', inputs: readonly Input[], signal: AbortSignal) => {
    const path = `/crm/objects/${version}/${object}/batch/${verb}`;
    const request = { method: 'POST', path, json: { inputs }, isRepeatable: true, accepts: [400], signal } as const;
    return (await general({ ...request, schema: BatchAnswer.or(HubspotRefusal) })).body;
  },
  associate: async (from: string, to: string, pairs: readonly { from: string; to: string }[], signal: AbortSignal) => {
    const path = `/crm/associations/${version}/${from}/${to}/batch/associate/default`;
    const json = { inputs: pairs.map((pair) => ({ from: { id: pair.from }, to: { id: pair.to } })) };
    const request = { method: 'POST', path, json, isRepeatable: true, signal } as const;
    return (await general({ ...request, schema: ObjectsAnswer })).body;
  },
});

/** Requests under the account's own limit: its share of the day's requests is looked at after every answer, and before the next. */
function createAsk(source: string, http: HttpSource, share: number) {
  let usage: ReturnType<typeof readDailyUsage> = null;
  return async <Schema extends z.ZodType>(request: HttpRequest<Schema>): Promise<HttpReply<z.output<Schema>>> => {
    const before = usage;
    usage = null; // learnt anew from every answer: the next run asks once and sees
    if (before !== null && before.used > before.allowed * share)
      throw new SourceError(
        source,
        'limit',
        `${before.used} of ${before.allowed} requests of the day are used, over the ${Math.round(share * 100)} % that daily_share allows`,
      );
    const reply = await http.request(request);
    usage = readDailyUsage(reply.headers);
    return reply;
  };
}
