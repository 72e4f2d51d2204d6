import { createHmac } from 'node:crypto';
import { SourceContractError } from '../../../src/errors';
import type { PullContext } from '../../../src/ingest/pull/connector';
import { segmentKind } from '../../../src/ingest/segment/connector';

const SECRET = 's3cr3t-of-the-webhook';
const CONTEXT: PullContext = { now: new Date('2026-11-20T12:00:00Z'), signal: new AbortController().signal };
const CALL = {
  type: 'track',
  messageId: 'ajs-1',
  timestamp: '2026-11-19T23:30:00.000Z',
  userId: 'u1',
  event: 'Report Exported',
  context: { groupId: 'acme' },
};

function connect(settings: object = {}, hookSecret: string | null = SECRET) {
  return segmentKind.create('segment', settings, {
    hookSecret,
    findSecret: () => null,
    secret: () => '',
    resolvePath: (path) => path,
    http: () => {
      throw new Error('Segment is never asked');
    },
  });
}

function take(call: object, settings: object = {}) {
  const taken = connect(settings).streams[0]?.take(call);
  if (taken === undefined || 'refused' in taken) throw new Error(JSON.stringify(taken));
  return taken.mapped;
}

describe('a call of Segment', () => {
  it('R103: track is an event of its group, on the day of its zone, counted by its messageId', () => {
    const account = { key: 'acme', externalId: 'acme' };
    const at = new Date(CALL.timestamp);
    const event = { kind: 'event', id: 'ajs-1', account, at, userId: 'u1', feature: 'Report Exported', isLogin: false };
    expect(take(CALL)).toEqual([{ ...event, day: '2026-11-19' }]);
    expect(take(CALL, { time_zone: 'Europe/Berlin' })).toEqual([{ ...event, day: '2026-11-20' }]);
  });

  it('that is a login is no feature, however it is spelt', () => {
    expect(take({ ...CALL, event: 'logged in' })).toEqual([expect.objectContaining({ isLogin: true, feature: null })]);
  });

  it('of a page or screen counts as an event without a feature', () => {
    for (const type of ['page', 'screen'])
      expect(take({ ...CALL, type, event: undefined, name: 'Home' })).toEqual([
        expect.objectContaining({ feature: null }),
      ]);
  });

  it('of somebody unknown counts by their anonymousId', () => {
    expect(take({ ...CALL, userId: null, anonymousId: 'anon-7' })).toEqual([
      expect.objectContaining({ userId: 'anon-7' }),
    ]);
  });

  it('group says who a customer is', () => {
    const traits = { name: 'Acme GmbH', website: 'https://acme.example', email: 'a@acme.example' };
    expect(take({ ...CALL, type: 'group', groupId: 'acme', traits })).toEqual([
      {
        kind: 'customer',
        account: { key: 'acme', externalId: 'acme', name: 'Acme GmbH', domains: ['https://acme.example'] },
      },
    ]);
  });

  it.each([
    ['without a group', { ...CALL, context: {} }, {}],
    ['of another type', { ...CALL, type: 'identify' }, {}],
    ['that is to be ignored', CALL, { ignore_events: ['report exported'] }],
  ])('%s says nothing', (_, call, settings) => {
    expect(take(call, settings)).toEqual([]);
  });

  it.each([
    ['of a group without a usable name', { context: { groupId: 'g'.repeat(201) } }, []],
    ['of a group of nothing but NUL', { context: { groupId: '\0 ' } }, []],
    ['with traits of any kind', { traits: { name: 42, website: ['a'] } }, [expect.objectContaining({ id: 'ajs-1' })]],
    ['of a person with a number', { userId: 7 }, [expect.objectContaining({ userId: '7' })]],
    ['whose event is no text', { event: { a: 1 } }, [expect.objectContaining({ feature: null })]],
    ['with a context that is none', { context: 'web' }, []],
  ])('%s is not refused for it', (_, odd, events) => {
    expect(take({ ...CALL, ...odd })).toEqual(events);
  });

  it('with ids of any length is told from others', () => {
    const ids = ['a', 'b'].map((end) => {
      const [event] = take({ ...CALL, messageId: `${'x'.repeat(300)}${end}` });
      return event?.kind === 'event' ? event.id : '';
    });
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(200);
  });

  it('without a messageId is refused', () => {
    expect(connect().streams[0]?.take({ ...CALL, messageId: undefined })).toEqual({
      refused: { id: null, usageOf: null, path: 'messageId', reason: expect.any(String) },
    });
  });

  it('of features that are named counts no other', () => {
    const settings = { feature_events: ['Invoice Sent'] };
    expect(take(CALL, settings)).toEqual([expect.objectContaining({ feature: null })]);
    expect(take({ ...CALL, event: 'Invoice Sent' }, settings)).toEqual([
      expect.objectContaining({ feature: 'Invoice Sent' }),
    ]);
  });
});

describe('the webhook of Segment', () => {
  const sign = (body: string): string => createHmac('sha1', SECRET).update(body).digest('hex');
  const request = (body: string, signature: string) => ({
    method: 'POST',
    url: 'https://barometer.example/hooks/segment',
    headers: { 'x-signature': signature },
    body: Buffer.from(body),
    now: CONTEXT.now,
  });

  it('is believed when it is signed, and not when a byte differs', () => {
    const { hook } = connect();
    const body = JSON.stringify(CALL);
    expect(hook?.verify(request(body, sign(body)))).toBe('ok');
    expect(hook?.verify(request(`${body} `, sign(body)))).toBe('forged');
  });

  it('brings one call or a list of them, and says that the days before the last are complete', async () => {
    const { hook } = connect();
    const later = { ...CALL, messageId: 'ajs-2', timestamp: '2026-11-20T08:00:00Z' };
    expect(await hook?.read(JSON.stringify(CALL), CONTEXT)).toEqual([
      { stream: 'calls', records: [CALL], completeTo: '2026-11-18' },
    ]);
    expect(await hook?.read(JSON.stringify([later, CALL]), CONTEXT)).toEqual([
      { stream: 'calls', records: [later, CALL], completeTo: '2026-11-19' },
    ]);
  });

  it('says of no day that it is complete for a call from the future', async () => {
    const future = { ...CALL, messageId: 'ajs-3', timestamp: '2027-01-01T08:00:00Z' };
    const read = async (calls: object[]) =>
      (await connect().hook?.read(JSON.stringify(calls), CONTEXT))?.[0]?.completeTo;
    expect(await read([future])).toBeUndefined();
    expect(await read([future, CALL])).toBe('2026-11-18');
  });

  it.each(['nothing', '"text"', '{}', 'null'])('refuses %s', async (body) => {
    await expect(connect().hook?.read(body, CONTEXT)).rejects.toBeInstanceOf(SourceContractError);
  });

  it('is not there without its secret, and doctor says so', async () => {
    const connector = connect({}, null);
    expect(connector.hook).toBeUndefined();
    expect(await connector.check(CONTEXT)).toEqual([
      { level: 'problem', text: expect.stringContaining('BAROMETER_HOOK_SECRET_SEGMENT is not set') },
    ]);
    expect(await connect().check(CONTEXT)).toEqual([{ level: 'ok', text: expect.stringContaining('/hooks/segment') }]);
  });
});
