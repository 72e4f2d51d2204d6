import type { HubspotApi } from '../../../src/vendor-http/hubspot/create-hubspot-api';
import { createHubspotApi } from '../../../src/vendor-http/hubspot/create-hubspot-api';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import type { Cursor } from '../../../src/ingest/pull/connector';
import { type Reading, readObjects } from '../../../src/ingest/hubspot/read-objects';
import { type FaultServer, startFaultServer } from '../../support/fault-server';
import { createHubspotStandIn } from '../../connectors/subjects/hubspot-stand-in';

const TOKEN = 'pat-eu1-0a1b2c3d-service-key';
const CONTEXT = { now: new Date('2026-11-20T12:00:00Z'), signal: new AbortController().signal };
const START = Date.parse('2026-11-20T08:00:00Z');

let server: FaultServer;
afterEach(() => server.close());

async function open(standIn = createHubspotStandIn(TOKEN)) {
  server = await startFaultServer(standIn.answer);
  const tools = { sleep: async () => undefined, nowMs: () => 0, random: () => 0.5 };
  const api: HubspotApi = createHubspotApi(
    'hubspot',
    { base_url: server.url, api_version: '2026-03', daily_share: 1 },
    {
      secret: () => TOKEN,
      http: (settings) => createHttpSource({ ...settings, rate: { perSecond: 1e6, burst: 1e6 } }, tools),
    },
  );
  const properties = ['name', 'domain', 'hs_lastmodifieddate'];
  const reading: Reading = {
    source: 'hubspot',
    api,
    object: 'companies',
    modified: 'hs_lastmodifieddate',
    overlapMs: 600_000,
    properties,
    owned: [],
  };
  const read = async (cursor: Cursor | null) => {
    const ids = new Set<string>();
    let last = cursor;
    for await (const page of readObjects(reading, cursor, CONTEXT)) {
      for (const record of page.records) ids.add((record as { id: string }).id);
      last = page.cursor;
    }
    return { ids, cursor: last };
  };
  const put = (count: number, atOf: (index: number) => number) => {
    for (let index = 0; index < count; index += 1)
      standIn.put({ id: String(index + 1), accountKey: '1', at: new Date(atOf(index)), label: 'Acme' });
  };
  return { standIn, read, put };
}

const searches = (): unknown[] => server.requests.filter(({ path }) => path.endsWith('/search'));

it('more than 10,000 changes are all found: HubSpot gives no more than those by offset', async () => {
  const { read, put, standIn } = await open();
  put(1, () => START);
  const first = await read(null);
  put(10_500, (index) => START + index * 1000);
  standIn.setPageSize(200);
  const second = await read(first.cursor);
  expect(second.ids.size).toBe(10_500);
});

it('more changes of one instant than a page holds are all found, and those after them', async () => {
  const { read, put, standIn } = await open();
  put(1, () => START);
  const first = await read(null);
  put(1100, (index) => (index < 1000 ? START + 5000 : START + 6000 + index));
  standIn.setPageSize(200);
  const second = await read(first.cursor);
  expect(second.ids.size).toBe(1100);
});

it('the second pass asks for what changed from 10 minutes before the newest change on, whatever our clock says', async () => {
  const { read, put } = await open();
  put(3, (index) => START + index * 60_000);
  const first = await read(null);
  await read(first.cursor);
  const newest = START + 2 * 60_000;
  expect(JSON.stringify(searches().at(-1))).toContain(String(newest - 600_000));
});

it('an account without companies is listed again, until there are some', async () => {
  const { read, put } = await open();
  const first = await read(null);
  put(2, () => START);
  const second = await read(first.cursor);
  expect(second.ids.size).toBe(2);
  expect(second.cursor).toMatchObject({ mode: 'search', at: START });
});

it('a list that leads to where it was is refused: it would never end', async () => {
  const { read, put } = await open();
  put(1, () => START);
  const lead = { kind: 'status', status: 200, body: { results: [], paging: { next: { after: '1' } } } } as const;
  server.inject([lead, lead], ({ path }) => path === '/crm/objects/2026-03/companies');
  await expect(read(null)).rejects.toThrow('the same place twice');
});

it('a property that does not exist is named before anything is read', async () => {
  const { read } = await open();
  server.inject([{ kind: 'status', status: 200, body: { results: [] } }], ({ path }) => path.includes('/properties/'));
  await expect(read(null)).rejects.toMatchObject({
    failure: 'config',
    message: expect.stringContaining('have no property name'),
  });
});
