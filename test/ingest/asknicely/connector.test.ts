import type { Cursor, PullContext, PullPage } from '../../../src/ingest/pull/connector';
import { asknicelyKind } from '../../../src/ingest/asknicely/connector';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import type { StandInReply, StandInRequest } from '../../connectors/subject';
import { createAsknicelyStandIn } from '../../connectors/subjects/asknicely-stand-in';
import { type FaultServer, startFaultServer } from '../../support/fault-server';

const CONTEXT: PullContext = { now: new Date('2026-11-20T12:00:00Z'), signal: new AbortController().signal };
const ANSWER = {
  response_id: '41',
  answer: '3',
  responded: '1793530800',
  comment: 'R&amp;D says &quot;no&quot;, it&#39;s &amp;lt;slow',
  email: 'Pat@Acme.example',
  question_type: 'nps',
};
const servers: FaultServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function serve(answer: (request: StandInRequest) => StandInReply): Promise<FaultServer> {
  const server = await startFaultServer(answer);
  servers.push(server);
  return server;
}

function connect(settings: Readonly<Record<string, unknown>>) {
  const tools = { nowMs: () => 0, random: () => 0.5, sleep: async () => undefined, log: () => undefined };
  return asknicelyKind.create('asknicely', settings, {
    hookSecret: null,
    findSecret: () => 'key-of-asknicely',
    secret: () => 'key-of-asknicely',
    resolvePath: (path) => path,
    http: (given) => createHttpSource(given, tools),
  });
}

async function read(settings: Readonly<Record<string, unknown>>, cursor: Cursor | null = null): Promise<PullPage[]> {
  const pages: PullPage[] = [];
  for await (const page of connect(settings).streams[0]?.pages(cursor, CONTEXT) ?? []) pages.push(page);
  return pages;
}

describe('pages of AskNicely', () => {
  it('that lie on a storage server are read from there, without the key', async () => {
    const storage = await serve(() => ({ status: 200, body: { success: true, totalpages: '1', data: [ANSWER] } }));
    const location = `${storage.url}/signed?X-Amz-Signature=abc`;
    const api = await serve(() => ({ status: 302, headers: { location }, body: '' }));
    expect(await read({ base_url: api.url })).toMatchObject([{ records: [ANSWER], isLast: true }]);
    expect(api.requests[0]?.headers['x-apikey']).toBe('key-of-asknicely');
    expect(storage.requests.map(({ headers }) => headers['x-apikey'])).toEqual([undefined]);
  });

  it('begin again 30 days before the newest answer, since comments come late', async () => {
    const standIn = createAsknicelyStandIn();
    standIn.put({ id: '1', accountKey: 'acme', at: new Date('2026-11-19T00:00:00Z'), label: '' });
    const server = await serve(standIn.answer);
    const [page] = await read({ base_url: server.url });
    expect(page).toMatchObject({ cursor: { newest: Date.parse('2026-11-19T00:00:00Z') / 1000 }, isLast: true });
    await read({ base_url: server.url, page_size: 7 }, page?.cursor ?? null);
    const since = Date.parse('2026-10-20T00:00:00Z') / 1000;
    expect(server.requests.at(-1)?.path).toBe(`/api/v1/responses/asc/7/1/${since}/json/answered/responded`);
  });

  it('without a count of pages end with one that is not full', async () => {
    const server = await serve(({ path }) => ({
      status: 200,
      body: { data: path.includes('/2/1/') || path.includes('/2/2/') ? [ANSWER, ANSWER] : [ANSWER] },
    }));
    expect(await read({ base_url: server.url, page_size: 2 })).toHaveLength(3);
  });
});

describe('an answer', () => {
  const take = (more: object = {}, settings: object = {}) =>
    connect({ subdomain: 'acme', ...settings }).streams[0]?.take({ ...ANSWER, ...more });

  it('is NPS of whoever shares the domain of its address, with its comment as it was written', () => {
    expect(take()).toEqual({
      id: '41',
      mapped: [
        {
          kind: 'fact',
          stream: 'nps',
          account: { key: 'domain:acme.example', domains: ['acme.example'], name: 'acme.example' },
          version: new Date(1_793_530_800_000),
          cells: {
            response_id: '41',
            responded_at: new Date(1_793_530_800_000).toISOString(),
            score: 3,
            comment: `R&D says "no", it's &lt;slow`,
          },
        },
      ],
    });
  });

  it('is of the account that its property names', () => {
    const taken = take({ customer_c: 'a-7' }, { account_property: 'customer_c' });
    expect(taken).toMatchObject({ mapped: [{ account: { key: 'a-7', externalId: 'a-7' } }] });
  });

  it.each([
    ['to a question about satisfaction', { question_type: 'CSAT' }],
    ['that was not given', { answer: '' }],
    ['of nobody who can be placed', { email: '' }],
  ])('%s is left out', (_, more) => {
    expect(take(more)).toEqual({ id: '41', mapped: [] });
  });

  it.each(['never', '', '0', null])('answered at %j is refused', (responded) => {
    expect(take({ responded })).toMatchObject({ refused: { path: 'responded' } });
  });
});

describe('check', () => {
  it('says what is missing when nobody who answered can be placed', async () => {
    const server = await serve(() => ({ status: 200, body: { data: [{ ...ANSWER, email: '' }] } }));
    expect(await connect({ base_url: server.url }).check(CONTEXT)).toEqual([
      { level: 'problem', text: expect.stringContaining('give answers the property "account_id"') },
    ]);
  });

  it('says what would be synced', async () => {
    const server = await serve(() => ({ status: 200, body: { data: [ANSWER] } }));
    expect(await connect({ base_url: server.url, backfill_days: 30 }).check(CONTEXT)).toEqual([
      { level: 'ok', text: expect.stringMatching(/1 of the first 1 answers .* would sync 30 days/) },
    ]);
  });

  it('wants to know where the account is', () => {
    expect(() => connect({})).toThrow('subdomain: expected the part before .asknice.ly');
  });
});
