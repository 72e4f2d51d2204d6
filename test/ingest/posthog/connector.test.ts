import { SourceContractError } from '../../../src/errors';
import { posthogKind } from '../../../src/ingest/posthog/connector';
import { buildUsageQuery, type UsageQuery } from '../../../src/ingest/posthog/query';
import { createPostHogStandIn } from '../../connectors/subjects/posthog-stand-in';
import type { StandInReply } from '../../connectors/subject';
import { type FaultServer, startFaultServer } from '../../support/fault-server';
import { CONTEXT, connectKind, readPages } from '../product-events/connect-kind';

let standIn = createPostHogStandIn();
let reply: StandInReply | null = null;
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer(
    (request) =>
      reply ?? standIn.answer({ ...request, headers: { ...request.headers, authorization: 'Bearer phx_key' } }),
  );
});
beforeEach(() => {
  standIn = createPostHogStandIn();
  reply = null;
  server.requests.length = 0;
});
afterAll(() => server.close());

const connect = (settings: object = {}) =>
  connectKind(posthogKind, { base_url: server.url, project_id: 77, backfill_days: 4, ...settings });
type Sent = { query: { query: string; values: Record<string, string> }; refresh: string };
const sent = (): Sent[] => server.requests.map(({ body }) => JSON.parse(body) as Sent);
const putDays = (count: number): void => {
  for (let at = 0; at < count; at += 1)
    standIn.put({ id: String(1001 + at), accountKey: String(9001 + (at % 3)), at: CONTEXT.now, label: '' });
};
const take = (row: unknown) => connect().streams[0]?.take(row);

describe('the query for PostHog', () => {
  const QUERY: UsageQuery = {
    groupIndex: 2,
    zone: 'Europe/Berlin',
    from: '2026-11-17',
    to: '2026-11-20',
    after: { day: '2026-11-18', group: "o'acme' --" },
    logins: ["Log'ged In"],
    ignored: ['{zone}', 'Heartbeat'],
    features: ['Export'],
    limit: 500,
  };
  const build = (odd: Partial<UsageQuery> = {}) => buildUsageQuery({ ...QUERY, ...odd }) as Sent;

  it('holds no value that comes from outside: each has a placeholder, and none is left over', () => {
    const { query, values } = build().query;
    const outside = ['Europe', '2026', 'acme', 'ged in', 'heartbeat', 'export'];
    for (const text of outside) expect(query.toLowerCase()).not.toContain(text.toLowerCase());
    const named = [...query.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(values)));
    expect(values).toMatchObject({
      afterGroup: "o'acme' --",
      login0: "log'ged in",
      ignored0: '{zone}',
      feature0: 'export',
    });
  });

  it('names the group type and the limit as whole numbers', () => {
    expect(build().query.query).toMatch(/^select \$group_2 as customer.* limit 500$/);
  });

  it('looks at a day more on both sides, since days begin at different times', () => {
    expect(build().query.values).toMatchObject({ earliest: '2026-11-16 00:00:00', latest: '2026-11-22 00:00:00' });
  });

  it('asks for nothing that was reckoned before', () => {
    expect(build().refresh).toBe('force_blocking');
  });

  it('is whole without any names, too', () => {
    const { query, values } = build({ logins: [], ignored: [], features: null, after: null }).query;
    expect(query).toContain('countIf(false)');
    expect(query).not.toContain('in ()');
    expect(values).toMatchObject({ afterDay: '', afterGroup: '' });
  });
});

describe('a row of PostHog', () => {
  it("R103: is a customer's day, with people, logins, events and features", () => {
    expect(take(['acme', '2026-11-19', 4, '2', 31, 5])).toEqual({
      id: 'acme 2026-11-19',
      mapped: [
        {
          kind: 'fact',
          stream: 'usage_daily',
          account: { key: 'acme', externalId: 'acme' },
          version: null,
          cells: { day: '2026-11-19', active_users: 4, logins: 2, events: 31, features_used: 5 },
        },
      ],
    });
  });

  it('of a group that is no name of a customer says nothing', () => {
    expect(take(['x'.repeat(201), '2026-11-19', 4, 2, 31, 5])).toMatchObject({ mapped: [] });
  });

  it.each([
    ['without a count', ['acme', '2026-11-19', null, 2, 31, 5]],
    ['too short', ['acme', '2026-11-19', 4]],
    ['without a group', ['', '2026-11-19', 4, 2, 31, 5]],
    ['that is none', { group: 'acme' }],
  ])('%s is refused', (_, row) => {
    expect(take(row)).toHaveProperty('refused');
  });
});

describe('pages of PostHog', () => {
  it('go by day and group, and end with the one that is not full', async () => {
    putDays(5);
    const pages = await readPages(connect({ page_size: 2 }), null);
    expect(pages.map(({ records }) => records.map((row) => (row as unknown[]).slice(0, 2).join(' ')))).toEqual([
      ['9001 2026-11-19', '9002 2026-11-19'],
      ['9001 2026-11-20', '9002 2026-11-20'],
      ['9003 2026-11-20'],
    ]);
    expect(pages[0]?.cursor).toEqual({ day: null, from: '2026-11-16', afterDay: '2026-11-19', afterGroup: '9002' });
    expect(pages[2]).toMatchObject({ cursor: { day: '2026-11-20' }, completeTo: '2026-11-19', isLast: true });
  });

  it('go on in the middle of a pass, by the days with which it began', async () => {
    putDays(5);
    const [first] = await readPages(connect({ page_size: 2 }), null, { most: 1 });
    server.requests.length = 0;
    const rest = await readPages(connect({ page_size: 2 }), first?.cursor ?? null);
    expect(rest.flatMap(({ records }) => records)).toHaveLength(3);
    expect(sent()[0]?.query.values).toMatchObject({ from: '2026-11-16', afterDay: '2026-11-19', afterGroup: '9002' });
  });

  it('read the last three days again, in place of what was known of them', async () => {
    putDays(3);
    const [page] = await readPages(connect(), { day: '2026-11-20' });
    expect(sent()[0]?.query.values).toMatchObject({ from: '2026-11-17', to: '2026-11-20', afterDay: '' });
    expect(page?.replacesDays).toEqual(['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']);
  });

  it('name whose day a row is that cannot be taken, so that it keeps what was known; null where that is not told', () => {
    expect(take(['acme', '2026-11-19', -1, 1, 1, null])).toMatchObject({
      refused: { id: 'acme 2026-11-19', usageOf: { accountKey: 'acme', day: '2026-11-19' } },
    });
    expect(take([null, '2026-11-19', 1, 1, 1, 1])).toMatchObject({ refused: { id: null, usageOf: null } });
  });

  it('go on where PostHog gives fewer rows than were asked for', async () => {
    putDays(5);
    standIn.setPageSize(2);
    const pages = await readPages(connect({ page_size: 50_000 }), null);
    expect(pages.flatMap(({ records }) => records)).toHaveLength(5);
  });

  it('stop at a page after which none could be asked for', async () => {
    reply = { status: 200, body: { results: [[null, '2026-11-19', 1, 1, 1, 1]], hasMore: true } };
    await expect(readPages(connect(), null)).rejects.toBeInstanceOf(SourceContractError);
  });

  it('ask for the days of the zone in the settings, on a night when it puts its clocks back, too', async () => {
    const context = { ...CONTEXT, now: new Date('2026-10-25T23:30:00Z') };
    const pages = await readPages(connect({ time_zone: 'Europe/Berlin' }), { day: '2026-10-25' }, { context });
    expect(sent()[0]?.query.values).toMatchObject({ from: '2026-10-22', to: '2026-10-26', zone: 'Europe/Berlin' });
    expect(pages[0]?.completeTo).toBe('2026-10-25');
  });
});

describe('doctor asks PostHog', () => {
  it('for a week, and says what would come', async () => {
    putDays(1);
    expect(await connect().check(CONTEXT)).toEqual([{ level: 'ok', text: expect.stringContaining('4 days of usage') }]);
    expect(sent()[0]?.query.values).toMatchObject({ from: '2026-11-13', to: '2026-11-20' });
  });

  it('and names group_type_index when no event has a group of it', async () => {
    expect(await connect({ group_type_index: 1 }).check(CONTEXT)).toEqual([
      { level: 'problem', text: expect.stringContaining('type 1') },
    ]);
  });
});
