import { createHubspotApi, type HubspotApi } from '../../src/vendor-http/hubspot/create-hubspot-api';
import { HubspotRecord } from '../../src/ingest/hubspot/schema';
import { createHttpSource } from '../../src/vendor-http/create-http-source';
import type { HttpSource } from '../../src/vendor-http/http-source';
import { findSpec, type Prism, startPrism } from './specs';

const COMPANIES = findSpec('hubspot-companies-2026-03path.slice.json');
const SIGNAL = new AbortController().signal;
const QUERY = { properties: ['name', 'domain'], limit: 100, after: null };

/** The client of the connector and the sink, on an address of this machine; never waiting. */
function openApi(url: string, path = ''): HubspotApi {
  const tools = { sleep: async () => undefined, nowMs: () => 0, random: () => 0.5 };
  const connection = { base_url: `${url}${path}`, api_version: '2026-03', daily_share: 1 };
  return createHubspotApi('hubspot', connection, {
    secret: () => 'pat-eu1-contract-0123456789',
    http: (settings) =>
      withSortsAsDescribed(
        createHttpSource({ ...settings, headers: { 'private-app': 'pat-eu1-contract-0123456789' } }, tools),
      ),
  });
}

/**
 * The description has `sorts` as texts; HubSpot's guide (api-reference/2026-03/crm/search-the-crm) and everybody's practice as objects, which we send.
 * Everything else of a search is looked at as it is.
 */
function withSortsAsDescribed(source: HttpSource): HttpSource {
  return {
    ...source,
    request: (request) => {
      const { json } = request;
      const isSorted = typeof json === 'object' && json !== null && 'sorts' in json;
      return source.request(isSorted ? { ...request, json: { ...json, sorts: ['hs_lastmodifieddate'] } } : request);
    },
  };
}

if (COMPANIES === null)
  it('NOT RUN: HubSpot’s description is absent (BAROMETER_SPECS)', () => expect(COMPANIES).toBeNull());
else describeCompanies(COMPANIES);

function describeCompanies(spec: string): void {
  describe('against HubSpot’s companies as Prism plays them', () => {
    let prism: Prism;
    let api: HubspotApi;
    beforeAll(async () => {
      prism = await startPrism(spec);
      api = openApi(prism.url);
    }, 60_000);
    afterAll(() => prism.stop());

    it.each([false, true])('a list (archived: %s) is asked for and read', async (archived) => {
      const { results } = await api.list('companies', { ...QUERY, archived }, SIGNAL);
      expect(results.length).toBeGreaterThan(0); // its example lacks the id that it requires: no company to read
    });

    it('a search is asked for as documented, and read', async () => {
      const { results } = await api.search(
        'companies',
        {
          filters: [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: '1795290676000' }],
          sort: { propertyName: 'hs_lastmodifieddate', direction: 'ASCENDING' },
          ...QUERY,
          limit: 200,
        },
        SIGNAL,
      );
      for (const result of results) expect(HubspotRecord.safeParse(result).error).toBeUndefined();
    });

    it('a batch is read by id, and by a unique property', async () => {
      await expect(api.batchRead('companies', { ids: ['11'], properties: ['name'] }, SIGNAL)).resolves.toBeInstanceOf(
        Array,
      );
      const byKey = { ids: ['acme'], properties: ['name'], idProperty: 'cs_account_key', archived: true };
      await expect(api.batchRead('companies', byKey, SIGNAL)).resolves.toBeInstanceOf(Array);
    });

    it.each(['update', 'upsert'] as const)('a batch %s is taken as documented', async (verb) => {
      const input = {
        id: '11',
        properties: { customer_health: 'Red' },
        ...(verb === 'upsert' ? { idProperty: 'cs_key' } : {}),
      };
      await expect(api.batchSave('companies', verb, [input], SIGNAL)).resolves.toHaveProperty('results');
    });

    it('what is not as documented is told apart: Prism looks at every request', async () => {
      await expect(api.batchSave('companies', 'update', [{ properties: {} }], SIGNAL)).rejects.toMatchObject({
        status: 422,
      });
    });
  });
}
