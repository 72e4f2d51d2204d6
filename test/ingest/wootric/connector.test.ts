import type { Cursor, PullContext, PullPage } from '../../../src/ingest/pull/connector';
import { wootricKind } from '../../../src/ingest/wootric/connector';
import { createWootricStandIn } from '../../connectors/subjects/wootric-stand-in';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import { type FaultServer, startFaultServer } from '../../support/fault-server';

const CONTEXT: PullContext = { now: new Date('2026-11-20T12:00:00Z'), signal: new AbortController().signal };
const standIn = createWootricStandIn();
let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer(standIn.answer);
});
afterAll(() => server.close());

function connect() {
  return wootricKind.create(
    'wootric',
    { base_url: server.url },
    {
      hookSecret: null,
      findSecret: () => 'secret-of-wootric',
      secret: () => 'secret-of-wootric',
      resolvePath: (path) => path,
      http: (settings) =>
        createHttpSource(settings, {
          nowMs: () => 0,
          random: () => 0.5,
          sleep: async () => undefined,
          log: () => undefined,
        }),
    },
  );
}

async function read(cursor: Cursor | null): Promise<PullPage[]> {
  const pages: PullPage[] = [];
  for await (const page of connect().streams[0]?.pages(cursor, CONTEXT) ?? []) pages.push(page);
  return pages;
}
const idsOf = (pages: readonly PullPage[]): number[] =>
  pages.flatMap(({ records }) => records.map((record) => (record as { id: number }).id));

describe('pages of Wootric', () => {
  const COUNT = 1620; // more than 30 pages of 50
  beforeAll(() => {
    for (let at = 0; at < COUNT; at += 1)
      standIn.put({
        id: String(at),
        accountKey: 'acme',
        at: new Date(Date.parse('2026-11-01T00:00:00Z') + at * 60_000),
        label: '',
      });
  });

  it('go beyond the thirtieth by moving the window, and leave nothing out', async () => {
    const pages = await read(null);
    expect([...new Set(idsOf(pages))]).toHaveLength(COUNT);
    expect(pages.at(-1)?.isLast).toBe(true);
    expect(Math.max(...server.requests.map(({ query }) => Number(query.get('page') ?? 0)))).toBe(30);
  });

  it('go on after any of them as if nothing had been', async () => {
    const pages = await read(null);
    for (const at of [0, 1, 28, 29, 30, 31]) {
      const rest = await read(pages[at]?.cursor ?? null);
      expect(new Set(idsOf([...pages.slice(0, at + 1), ...rest])).size).toBe(COUNT);
      expect(idsOf(rest).length).toBeLessThanOrEqual(COUNT - 50 * (at + 1) + 50);
    }
  });

  it('begin again 30 days before the newest answer, since comments come late', async () => {
    const [last] = (await read(null)).slice(-1);
    server.requests.length = 0;
    await read(last?.cursor ?? null);
    const newest = Date.parse('2026-11-01T00:00:00Z') / 1000 + (COUNT - 1) * 60;
    expect(server.requests.find(({ path }) => path === '/v1/responses')?.query.get('created[gt]')).toBe(
      String(newest - 30 * 86_400 - 1),
    );
  });
});

describe('an answer', () => {
  const response = {
    id: 7,
    score: 3,
    text: 'Slow',
    created_at: '2026-11-01 10:00:00 -0700',
    end_user: { email: 'a@Acme.example' },
  };
  const take = (record: object) => connect().streams[0]?.take(record);

  it('R237: is NPS of whoever shares the domain of its address, at its own instant', () => {
    expect(take(response)).toEqual({
      id: '7',
      mapped: [
        {
          kind: 'fact',
          stream: 'nps',
          account: { key: 'domain:acme.example', domains: ['acme.example'], name: 'acme.example' },
          version: new Date('2026-11-01T17:00:00Z'),
          cells: { response_id: '7', responded_at: '2026-11-01T17:00:00.000Z', score: 3, comment: 'Slow' },
        },
      ],
    });
  });

  it.each([
    ['CSAT', { survey_type: 'CSAT' }],
    ['CES', { survey_type: 'ces' }],
    ['of nobody who can be placed', { end_user: { email: null } }],
  ])('%s is left out', (_, more) => {
    expect(take({ ...response, ...more })).toEqual({ id: '7', mapped: [] });
  });

  it.each([
    ['without a score', { score: null }, 'score'],
    ['without an instant', { created_at: 'yesterday' }, 'created_at'],
  ])('%s is refused', (_, more, path) => {
    expect(take({ ...response, ...more })).toEqual({
      refused: { id: '7', usageOf: null, path, reason: expect.any(String) },
    });
  });
});
