import { gzipSync, strToU8, zipSync } from 'fflate';
import { SourceContractError } from '../../../src/errors';
import { amplitudeKind } from '../../../src/ingest/amplitude/connector';
import type { StandInReply, StandInRequest } from '../../connectors/subject';
import { type FaultServer, startFaultServer } from '../../support/fault-server';
import { CONTEXT, connectKind, readPages } from '../product-events/connect-kind';

const EVENT = {
  event_type: 'Report Exported',
  event_time: '2026-11-19 23:30:00.250000',
  uuid: '2f3b8c3e-7a8a-4b0e-9f70-0a3f6f3c1c11',
  $insert_id: 'client-1',
  user_id: 'u1',
  device_id: 'd1',
  groups: { company: ['acme'] },
};
const NONE: StandInReply = { status: 404, body: 'Raw data files were not found.' };
const zipOf = (files: string[]): StandInReply => ({
  status: 200,
  headers: { 'content-type': 'application/zip' },
  body: zipSync(Object.fromEntries(files.map((lines, at) => [`77/${at}.json.gz`, gzipSync(strToU8(lines))]))),
});

let answer: (request: StandInRequest) => StandInReply = () => NONE;
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer((request) => answer(request));
});
beforeEach(() => {
  answer = () => NONE;
  server.requests.length = 0;
});
afterAll(() => server.close());

const connect = (settings: object = {}) =>
  connectKind(amplitudeKind, { base_url: server.url, backfill_days: 1, ...settings });
const windows = () => server.requests.map(({ query }) => `${query.get('start')} ${query.get('end')}`);
const takeRaw = (event: object, settings: object = {}) => connect(settings).streams[0]?.take(event);
function take(odd: object = {}, settings: object = {}) {
  const taken = takeRaw({ ...EVENT, ...odd }, settings);
  if (taken === undefined || 'refused' in taken) throw new Error(JSON.stringify(taken));
  return taken.mapped;
}

describe('an event of Amplitude', () => {
  it('R103: is of the group that the settings name, at its time in UTC', () => {
    const event = { kind: 'event', id: EVENT.uuid, account: { key: 'acme', externalId: 'acme' }, userId: 'u1' };
    const rest = { at: new Date('2026-11-19T23:30:00.250Z'), feature: 'Report Exported', isLogin: false };
    expect(take()).toEqual([{ ...event, ...rest, day: '2026-11-19' }]);
    expect(take({}, { time_zone: 'Europe/Berlin' })).toEqual([{ ...event, ...rest, day: '2026-11-20' }]);
    expect(take({ user_id: null })).toMatchObject([{ userId: 'd1' }]);
    expect(take({ groups: { org: 'globex' } }, { group_type: 'org' })).toMatchObject([{ account: { key: 'globex' } }]);
  });

  it.each([
    ['without groups', {}],
    ['with groups that are none', 'company'],
    ['of another type of group', { plan: ['pro'] }],
  ])('%s is of nobody', (_, groups) => {
    expect(take({ groups })).toEqual([]);
  });

  it('is told by its uuid, else its $insert_id, else by itself', () => {
    expect(take({ uuid: '' })).toMatchObject([{ id: 'client-1' }]);
    const bare = { uuid: null, $insert_id: undefined };
    expect(take(bare)).toEqual(take(bare));
    expect(take(bare)).not.toEqual(take({ ...bare, event_time: '2026-11-19 23:30:01' }));
  });

  it.each(['2026-13-45 10:00:00', '2026-11-19T23:30:00Z', '', undefined, 1_795_098_600])(
    'of the time %s is refused',
    (event_time) => {
      expect(takeRaw({ ...EVENT, event_time })).toMatchObject({ refused: { path: 'event_time' } });
    },
  );
});

describe('windows of Amplitude', () => {
  it('end with the hour before the last two, and name their last hour', async () => {
    const pages = await readPages(connect(), null);
    expect(windows()).toEqual(['20261119T10 20261120T09']);
    expect(pages).toEqual([
      { records: [], cursor: { hour: '2026-11-20T10:00:00.000Z' }, completeTo: '2026-11-19', isLast: true },
    ]);
  });

  it('say that a day is complete when it is over in the zone of the settings', async () => {
    const at = (now: string) => ({ context: { ...CONTEXT, now: new Date(now) } });
    const completeTo = async (now: string, time_zone: string) =>
      (await readPages(connect({ time_zone }), null, at(now))).at(-1)?.completeTo;
    expect(await completeTo('2026-11-21T00:59:00Z', 'Europe/Berlin')).toBe('2026-11-19');
    expect(await completeTo('2026-11-21T01:00:00Z', 'Europe/Berlin')).toBe('2026-11-20');
    expect(await completeTo('2026-10-26T00:59:00Z', 'Europe/Berlin')).toBe('2026-10-24'); // a day of 25 hours
    expect(await completeTo('2026-10-26T01:00:00Z', 'Europe/Berlin')).toBe('2026-10-25');
  });

  it('begin three hours before what was read', async () => {
    await readPages(connect(), { hour: '2026-11-20T09:00:00.000Z' });
    expect(windows()).toEqual(['20261120T06 20261120T09']);
  });

  it('that are too large are halved, until an hour alone is an error', async () => {
    answer = ({ query }) => (query.get('start') === query.get('end') ? NONE : { status: 400, body: 'too large' });
    const pages = await readPages(connect({ window_hours: 8 }), { hour: '2026-11-20T09:00:00.000Z' });
    expect(windows().slice(0, 3)).toEqual([
      '20261120T06 20261120T09',
      '20261120T06 20261120T09',
      '20261120T06 20261120T07',
    ]);
    expect(pages.at(-1)).toMatchObject({ isLast: true, cursor: { hour: '2026-11-20T10:00:00.000Z' } });
    answer = () => ({ status: 400, body: 'too large' });
    await expect(readPages(connect(), null)).rejects.toThrow('4 GB');
  });

  it('go on where a run ran out of time, however short they are', async () => {
    const cursor = { hour: '2026-11-20T05:00:00.000Z' };
    const [first] = await readPages(connect({ window_hours: 1 }), cursor, { most: 1 });
    server.requests.length = 0;
    await readPages(connect({ window_hours: 1 }), first?.cursor ?? null, { most: 1 });
    expect(windows()).toEqual(['20261120T03 20261120T03']);
  });

  it('bring the lines of every file of the archive, though one ends without a line feed', async () => {
    const lines = [1, 2, 3, 4].map((id) => JSON.stringify({ ...EVENT, uuid: `e${id} 🦊` }));
    answer = () => zipOf([`${lines[0]}\n${lines[1]}`, `${lines[2]}\n`, `${lines[3]}\n`]);
    const pages = await readPages(connect(), null);
    const ids = pages.flatMap(({ records }) => records.map((record) => (record as { uuid: string }).uuid));
    expect(ids).toEqual(['e1 🦊', 'e2 🦊', 'e3 🦊', 'e4 🦊']);
  });

  it.each([
    ['is cut', (whole: Uint8Array) => whole.slice(0, whole.length / 2)],
    ['is none', () => strToU8('<html>sign in</html>')],
    ['is empty', () => new Uint8Array(0)],
  ])('refuse an archive that %s', async (_, spoil) => {
    const whole = zipOf([`${JSON.stringify(EVENT)}\n`]);
    answer = () => ({ ...whole, body: spoil(whole.body as Uint8Array) });
    await expect(readPages(connect(), null)).rejects.toBeInstanceOf(SourceContractError);
  });
});

describe('doctor asks Amplitude', () => {
  it.each([
    ['events of customers', {}, 'ok', '1 of 1 events name a customer'],
    ['events of nobody', { group_type: 'org' }, 'problem', '"org"'],
  ])('for an hour, and finds %s', async (_, settings, level, text) => {
    answer = () => zipOf([`${JSON.stringify(EVENT)}\n`]);
    const findings = await connect(settings).check(CONTEXT);
    expect(findings).toEqual([{ level, text: expect.stringContaining(text) }]);
    expect(windows()).toEqual(['20261120T09 20261120T09']);
  });

  it('and says that an hour without events is no mistake', async () => {
    expect(await connect().check(CONTEXT)).toEqual([{ level: 'note', text: expect.stringContaining('no events') }]);
  });
});
