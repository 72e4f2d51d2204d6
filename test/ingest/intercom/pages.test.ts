import { createConversationPages } from '../../../src/ingest/intercom/pages';
import type { PullPage } from '../../../src/ingest/pull/connector';
import { recording } from '../../connectors/rewire';
import type { StandIn, StandInRequest } from '../../connectors/subject';
import { subject } from '../../connectors/subjects/intercom';
import { connectPart, createTools, listRecords, NOW } from '../../connectors/world';
import { type FaultServer, startFaultServer } from '../../support/fault-server';

const CONTEXT = { now: NOW, signal: new AbortController().signal };

let standIn: StandIn;
let server: FaultServer;
beforeEach(async () => {
  standIn = subject.createStandIn();
  server = await startFaultServer(standIn.answer);
});
afterEach(() => server.close());

const tools = () => createTools({ subject, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] })();
const bodyOf = (request: StandInRequest | undefined): unknown => JSON.parse(request?.body ?? 'null');

async function read(cursor: PullPage['cursor'] | null): Promise<PullPage[]> {
  const pages: PullPage[] = [];
  const { streams } = connectPart(subject, { url: server.url, tools: tools(), rewire: recording(pages) });
  for (const stream of streams) for await (const page of stream.pages(cursor, CONTEXT)) void page;
  return pages;
}

it('asks for what changed, oldest first, as many as Intercom gives at once', async () => {
  const [record] = listRecords(subject, 1);
  if (record !== undefined) standIn.put(record);
  const [page] = await read({ seen: 1795100000 });
  const [conversations, contacts] = server.requests;
  expect(bodyOf(conversations)).toEqual({
    query: { operator: 'AND', value: [{ field: 'updated_at', operator: '>', value: 1795100000 - 600 }] },
    sort: { field: 'updated_at', order: 'ascending' },
    pagination: { per_page: 150 },
  });
  expect(bodyOf(contacts)).toEqual({
    query: { field: 'id', operator: 'IN', value: ['contact-9001'] },
    pagination: { per_page: 50 },
  });
  expect(page?.cursor).toEqual({ seen: (record?.at.getTime() ?? 0) / 1000 });
});

it('begins as many days back as is configured', async () => {
  await read(null);
  expect(bodyOf(server.requests[0])).toHaveProperty('query.value.0.value', NOW.getTime() / 1000 - 400 * 86_400);
});

it('stays where it was when nothing is new', async () => {
  expect((await read({ seen: 1795300000 })).map(({ cursor }) => cursor)).toEqual([{ seen: 1795300000 }]);
});

it('goes on within a pass where the page before ended', async () => {
  standIn.setPageSize(2);
  for (const record of listRecords(subject, 5)) standIn.put(record);
  const pages = await read(null);
  expect(pages).toHaveLength(3);
  const rest = await read(pages[0]?.cursor ?? null);
  expect(rest.map(({ records }) => records.length)).toEqual([2, 1]);
});

it('does not go round in circles when the vendor’s cursor does not move', async () => {
  const stuck = {
    searchConversations: async () => ({ conversations: [], pages: { next: { starting_after: 'here' } } }),
  };
  const api = {
    ...stuck,
    scrollCompanies: async () => ({ data: [] }),
    findConversation: async () => null,
    withContacts: async () => [],
    whoAmI: async () => ({}),
  };
  const pages = createConversationPages({ source: 'support', api }, 30)(null, CONTEXT);
  const turn = async (): Promise<void> => {
    for await (const page of pages) void page;
  };
  await expect(turn()).rejects.toThrow('its cursor does not move');
});

it('asks alone for a person whom the search does not know yet', async () => {
  const [record] = listRecords(subject, 1);
  if (record !== undefined) standIn.put(record);
  const behind = await startFaultServer((request) =>
    request.path === '/contacts/search'
      ? { status: 200, body: { type: 'list', data: [] } }
      : request.path === '/contacts/contact-9001'
        ? { status: 200, body: { type: 'contact', id: 'contact-9001', companies: { data: [{ id: '9001' }] } } }
        : standIn.answer(request),
  );
  const { streams } = connectPart(subject, { url: behind.url, tools: tools() });
  for (const stream of streams)
    for await (const page of stream.pages(null, CONTEXT))
      expect(page.records).toMatchObject([{ contact: { companies: { data: [{ id: '9001' }] } } }]);
  await behind.close();
  expect.assertions(1);
});
