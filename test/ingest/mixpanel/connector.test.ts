import { mixpanelKind } from '../../../src/ingest/mixpanel/connector';
import { createMixpanelStandIn } from '../../connectors/subjects/mixpanel-stand-in';
import { type FaultServer, startFaultServer } from '../../support/fault-server';
import { CONTEXT, connectKind, readPages } from '../product-events/connect-kind';

const EVENT = {
  event: 'Report Exported',
  properties: {
    time: 1_795_098_600, // 2026-11-19T14:30:00Z
    distinct_id: 'device-7',
    $user_id: 'u1',
    $insert_id: '5d958f87-542d-4c10-9422-0ed75893dc81',
    company_id: 'acme',
  },
};

let standIn = createMixpanelStandIn();
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer((request) => standIn.answer(request));
});
beforeEach(() => {
  standIn = createMixpanelStandIn();
  server.requests.length = 0;
});
afterAll(() => server.close());

const connect = (settings: object = {}) =>
  connectKind(mixpanelKind, { base_url: server.url, project_id: 77, ...settings });

const takeRaw = (event: unknown, settings: object = {}) => connect(settings).streams[0]?.take(event);
function take(properties: object = {}, settings: object = {}) {
  const taken = takeRaw({ ...EVENT, properties: { ...EVENT.properties, ...properties } }, settings);
  if (taken === undefined || 'refused' in taken) throw new Error(JSON.stringify(taken));
  return taken.mapped.map((mapped) => (mapped.kind === 'event' ? mapped : Error(mapped.kind)));
}
const windows = () => server.requests.map(({ query }) => [query.get('from_date'), query.get('to_date')]);

describe('an event of Mixpanel', () => {
  it('R103: is of the group that the settings name, by the person who is known', () => {
    expect(take()).toEqual([
      {
        kind: 'event',
        id: '5d958f87-542d-4c10-9422-0ed75893dc81:device-7',
        account: { key: 'acme', externalId: 'acme' },
        at: new Date('2026-11-19T14:30:00Z'),
        day: '2026-11-19',
        userId: 'u1',
        feature: 'Report Exported',
        isLogin: false,
      },
    ]);
    expect(take({ $user_id: null })).toMatchObject([{ userId: 'device-7' }]);
    expect(take({ workspace: 'globex' }, { group_key: 'workspace' })).toMatchObject([{ account: { key: 'globex' } }]);
  });

  it('counts for each customer of a list, and for nobody without one', () => {
    expect(take({ company_id: ['acme', 'globex'] })).toMatchObject([
      { account: { key: 'acme' } },
      { account: { key: 'globex' } },
    ]);
    expect(take({ company_id: undefined })).toEqual([]);
  });

  it('has its time in seconds or milliseconds', () => {
    expect(take({ time: EVENT.properties.time * 1000 + 5 })).toMatchObject([
      { at: new Date('2026-11-19T14:30:00.005Z') },
    ]);
  });

  it('of an old project has the time that a clock there showed', () => {
    const settings = { project_time_zone: 'America/Los_Angeles', time_zone: 'Europe/Berlin' };
    expect(take({}, settings)).toMatchObject([{ at: new Date('2026-11-19T22:30:00Z'), day: '2026-11-19' }]);
    expect(take({ time: EVENT.properties.time + 3600 }, settings)).toMatchObject([{ day: '2026-11-20' }]);
  });

  it('without an $insert_id is told by name, person and time', () => {
    const ids = [{}, { distinct_id: 'other' }, { time: EVENT.properties.time + 1 }].map(
      (odd) => (take({ $insert_id: '', ...odd })[0] as { id: string }).id,
    );
    expect(new Set(ids).size).toBe(3);
    expect(take({ $insert_id: '' })).toEqual(take({ $insert_id: '' }));
  });

  it.each([undefined, 'yesterday', -1, 1e18, null])('of the time %s is refused', (time) => {
    const taken = takeRaw({ ...EVENT, properties: { ...EVENT.properties, time } });
    expect(taken).toMatchObject({ refused: { path: 'properties.time' } });
  });
});

describe('windows of Mixpanel', () => {
  it('cover the days before, up to the day on which the project is', async () => {
    const pages = await readPages(connect({ backfill_days: 7, window_days: 5 }), null);
    expect(windows()).toEqual([
      ['2026-11-13', '2026-11-17'],
      ['2026-11-18', '2026-11-20'],
    ]);
    expect(pages.map(({ cursor, completeTo, isLast }) => ({ cursor, completeTo, isLast }))).toEqual([
      { cursor: { day: null, next: '2026-11-18' }, completeTo: '2026-11-17', isLast: false },
      { cursor: { day: '2026-11-20' }, completeTo: '2026-11-19', isLast: true },
    ]);
  });

  it('never ask for a day that has not begun there, nor call complete one that is not over here', async () => {
    const context = { ...CONTEXT, now: new Date('2026-11-20T02:00:00Z') };
    const zones = { project_time_zone: 'America/Los_Angeles', time_zone: 'Pacific/Auckland' };
    const pages = await readPages(connect({ ...zones, backfill_days: 1, window_days: 1 }), null, { context });
    expect(windows()).toEqual([
      ['2026-11-18', '2026-11-18'],
      ['2026-11-19', '2026-11-19'],
    ]);
    expect(pages.map(({ completeTo }) => completeTo)).toEqual(['2026-11-18', '2026-11-19']);
  });

  it('begin five days before what was read', async () => {
    await readPages(connect({ window_days: 31 }), { day: '2026-11-19' });
    expect(windows()).toEqual([['2026-11-14', '2026-11-20']]);
  });

  it('go on where a run ran out of time, however short they are', async () => {
    const settings = { window_days: 1, backfill_days: 3 };
    const [first] = await readPages(connect(settings), { day: '2026-11-19' }, { most: 1 });
    server.requests.length = 0;
    await readPages(connect(settings), first?.cursor ?? null, { most: 1 });
    expect(windows()).toEqual([['2026-11-15', '2026-11-15']]);
  });
});

describe('doctor asks Mixpanel', () => {
  beforeEach(() => standIn.put({ id: 'e1', accountKey: 'acme', at: new Date('2026-11-19T08:00:00Z'), label: 'Login' }));

  it('for yesterday, and says what would come', async () => {
    const findings = await connect().check(CONTEXT);
    expect(findings).toEqual([
      { level: 'ok', text: 'project 77: the export of 2026-11-19 can be read' },
      { level: 'ok', text: expect.stringMatching(/1 of the first 1 events.*would sync 90 days/) },
    ]);
  });

  it('and names group_key when no event has it', async () => {
    expect((await connect({ group_key: 'org' }).check(CONTEXT)).at(-1)).toMatchObject({
      level: 'problem',
      text: expect.stringContaining('"org"'),
    });
  });
});
