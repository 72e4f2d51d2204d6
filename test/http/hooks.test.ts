import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getTableColumns, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { hookDeliveries } from '../../src/db/schema';
import { buildHookRoutes } from '../../src/http/hooks';
import { type HookSource, openOwnDoor } from '../../src/services/hooks/open-own-door';
import { HTTPReceiver } from '@slack/bolt';
import { signHook } from '../../src/services/hooks/verify-signature';
import { truncateAll, useDatabase } from '../support/database';
import { callHook, HOOK_SECRET, type HookCall } from '../support/sign-hook';

const NOW = new Date('2026-03-10T12:00:00Z');
const HOOK: HookSource = { source: 'helpdesk', secret: HOOK_SECRET, streams: ['tickets', 'usage_daily', 'accounts'] };
const TICKET = { account_id: 'acme', ticket_id: 't1', opened_at: '2026-03-10T11:59:00Z', priority: 'p1' };
const BODY = JSON.stringify({ stream: 'tickets', rows: [TICKET] });
const LIMIT = 1024 * 1024;
const secondsAfter = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const sized = (bytes: number) => {
  const empty = JSON.stringify({ stream: 'tickets', rows: [], filler: '' });
  return JSON.stringify({ stream: 'tickets', rows: [], filler: 'x'.repeat(bytes - empty.length) });
};

describe('POST /hooks/<source>', () => {
  const database = useDatabase();
  let server: Server;
  let url: string;
  const counts: string[] = [];
  const logged: string[] = [];
  let accepted = 0;
  let isDown = false;

  beforeAll(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    const customRoutes = buildHookRoutes({
      hooks: {
        doors: [
          {
            source: HOOK.source,
            kind: 'own',
            receive: (taken) =>
              isDown ? Promise.reject(new Error('connection refused')) : openOwnDoor(database.db, HOOK).receive(taken),
          },
        ],
        accepted: () => (accepted += 1),
        count: (source, result) => void counts.push(`${source} ${result}`),
      },
      clock: { now: () => NOW },
      log,
    });
    const receiver = new HTTPReceiver({ customRoutes, signingSecret: 'unused-here', logger: QUIET });
    server = createServer((incoming, response) => {
      try {
        receiver.requestListener(incoming, response);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/helpdesk`;
  });
  beforeEach(async () => {
    await truncateAll(database.pool);
    [counts.length, logged.length, accepted, isDown] = [0, 0, 0, false];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = async (body: string | Buffer = BODY, call: HookCall = {}) => {
    const answer = await callHook(url, body, { at: NOW, ...call });
    return [answer.status, await answer.json()] as const;
  };
  const listStored = () => {
    const body = sql<string>`${hookDeliveries.body} #>> '{}'`; // the column itself would be read as JSON twice
    return database.db.select({ ...getTableColumns(hookDeliveries), body }).from(hookDeliveries);
  };

  it('answers 202 once the delivery is committed, and has it worked on', async () => {
    expect(await post()).toEqual([202, { status: 'accepted' }]);
    expect(await listStored()).toMatchObject([
      { source: 'helpdesk', deliveryId: 'd1', receivedAt: NOW, body: BODY, status: 'received', attempts: 0 },
    ]);
    expect(accepted).toBe(1);
    expect(counts).toEqual(['helpdesk accepted']);
  });

  it('answers 200 to a delivery it has seen, whatever its body now says, and stores nothing more', async () => {
    await post();
    expect(await post()).toEqual([200, { status: 'seen before' }]);
    expect(await post(BODY.replace('t1', 't2'))).toEqual([200, { status: 'seen before' }]);
    expect(await listStored()).toMatchObject([{ body: BODY }]);
    expect(accepted).toBe(1);
    expect(counts).toEqual(['helpdesk accepted', 'helpdesk seen', 'helpdesk seen']);
  });

  it('takes a hundred repetitions at once for one', async () => {
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await post())[0]));
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(statuses.filter((status) => status === 200)).toHaveLength(99);
  });

  it.each([
    // seconds from now at which it was signed, status
    [-300, 202],
    [-301, 401],
    [300, 202],
    [301, 401],
  ])('signed %d s from now is answered %d', async (seconds, status) => {
    expect((await post(BODY, { at: secondsAfter(seconds) }))[0]).toBe(status);
  });

  it('takes a delivery signed with the old secret and the new one, in either order', async () => {
    const old = 'the-secret-of-last-year';
    expect((await post(BODY, { secrets: [old, HOOK_SECRET] }))[0]).toBe(202);
    expect((await post(BODY, { deliveryId: 'd2', secrets: [HOOK_SECRET, old] }))[0]).toBe(202);
    expect((await post(BODY, { deliveryId: 'd3', secrets: [old] }))[0]).toBe(401);
    expect((await post(BODY, { deliveryId: 'd4', secrets: [old, old, old, old, old, HOOK_SECRET] }))[0]).toBe(401);
  });

  it.each([
    ['no signature', { 'x-barometer-signature': '' }],
    ['a signature of another length', { 'x-barometer-signature': `t=${NOW.getTime() / 1000},v1=abc` }],
    ['no time', { 'x-barometer-signature': `v1=${'a'.repeat(64)}` }],
    ['two times', { 'x-barometer-signature': `t=1,t=${NOW.getTime() / 1000},v1=${'a'.repeat(64)}` }],
    ['a time that is no number', { 'x-barometer-signature': `t=abc,v1=${'a'.repeat(64)}` }],
    ['upper-case hexadecimals', { 'x-barometer-signature': `t=${NOW.getTime() / 1000},v1=${'A'.repeat(64)}` }],
    ['another scheme', { 'x-barometer-signature': `t=${NOW.getTime() / 1000},v0=${'a'.repeat(64)}` }],
    ['another delivery’s id: a recording under a new name', { 'x-barometer-delivery': 'd2' }],
  ])('refuses %s with 401 and stores nothing', async (_what, headers) => {
    expect(await post(BODY, { headers })).toEqual([401, { error: expect.stringMatching(/^X-Barometer-Signature/) }]);
    expect(await listStored()).toEqual([]);
    expect(accepted).toBe(0);
  });

  it('says of a wrong signature no more than that, however old it is', async () => {
    const seconds = NOW.getTime() / 1000 - 3_600;
    const [, answer] = await post(BODY, {
      headers: { 'x-barometer-signature': `t=${seconds},v1=${'a'.repeat(64)}` },
    });
    expect(answer).toEqual({ error: 'X-Barometer-Signature is not the signature of this delivery.' });
  });

  it('refuses a body that is not the one that was signed', async () => {
    const seconds = NOW.getTime() / 1000;
    const header = `t=${seconds},v1=${signHook(HOOK_SECRET, seconds, 'd1', BODY)}`;
    const [status] = await post(BODY.replace('p1', 'p4'), { headers: { 'x-barometer-signature': header } });
    expect(status).toBe(401);
  });

  it.each([
    ['', 400],
    ['a'.repeat(200), 202],
    ['a'.repeat(201), 400],
    ['with space', 400],
  ])('answers a delivery id of %j with %d', async (deliveryId, status) => {
    expect((await post(BODY, { deliveryId }))[0]).toBe(status);
  });

  it.each([
    [LIMIT - 1, 202],
    [LIMIT, 202],
    [LIMIT + 1, 413],
  ])('answers a body of %d bytes with %d', async (bytes, status) => {
    expect((await post(sized(bytes)))[0]).toBe(status);
    expect(await listStored()).toHaveLength(status === 202 ? 1 : 0);
  });

  it('refuses a body that grows too large on its way, its length untold', async () => {
    const status = await new Promise((resolve, reject) => {
      const sending = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } }, (answer) =>
        resolve(answer.resume().statusCode),
      );
      sending.on('error', reject);
      for (let kilobytes = 0; kilobytes <= 1024; kilobytes += 64) sending.write('x'.repeat(64 * 1024));
      sending.end();
    });
    expect(status).toBe(413);
  });

  it('stores nothing of a body that broke off', async () => {
    await new Promise<void>((resolve) => {
      const headers = { 'content-type': 'application/json', 'content-length': '1000' };
      const sending = request(url, { method: 'POST', headers });
      sending.on('error', () => resolve());
      sending.write(BODY.slice(0, 20), () => sending.destroy());
    });
    expect((await post())[0]).toBe(202);
    expect(await listStored()).toHaveLength(1);
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('answers %s with 405 and what is allowed', async (method) => {
    const answer = await fetch(url, { method });
    expect([answer.status, answer.headers.get('allow'), await answer.json()]).toEqual([
      405,
      'POST',
      { error: 'Only POST is answered here.' },
    ]);
  });

  it.each([
    ['application/json; charset=utf-8', 202],
    ['Application/JSON', 202],
    ['text/plain', 415],
    ['application/jsonp', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('answers a body of %s with %d', async (type, status) => {
    expect((await post(BODY, { headers: { 'content-type': type } }))[0]).toBe(status);
  });

  it('refuses a compressed body: what is signed are the bytes that come', async () => {
    expect((await post(BODY, { headers: { 'content-encoding': 'gzip' } }))[0]).toBe(415);
  });

  it('does not know a source that barometer.yaml does not name', async () => {
    const answer = await callHook(url.replace('helpdesk', 'crm'), BODY, { at: NOW });
    expect(answer.status).toBe(404);
  });

  it.each([
    ['', 'The body is not JSON.'],
    ['{"stream":"tickets","rows":[', 'The body is not JSON.'],
    ['null', 'The body: Invalid input: expected object, received null.'],
    ['"tickets"', 'The body: Invalid input: expected object, received string.'],
    ['[]', 'The body: expected at least one part.'],
    ['{}', /^stream: expected one of accounts, /],
    ['{"stream":"gossip","rows":[]}', /^stream: expected one of accounts, /],
    ['{"stream":"tickets"}', 'rows: expected a list of rows.'],
    ['{"stream":"tickets","rows":{"0":{}}}', 'rows: expected a list of rows.'],
    ['{"stream":"tickets","rows":[[]]}', 'rows.0: expected an object of columns.'],
    ['{"stream":"tickets","rows":[null]}', 'rows.0: expected an object of columns.'],
    ['[{"stream":"tickets","rows":[]},7]', '1: Invalid input: expected object, received number.'],
    ['{"stream":"tickets","rows":[],"as_of":"yesterday"}', /^as_of: expected an instant/],
    ['{"stream":"usage_daily","rows":[]}', /^complete_to: is required with usage_daily/],
    ['{"stream":"usage_daily","rows":[],"complete_to":"2026-02-30"}', /^complete_to: expected a day/],
    ['{"stream":"people","rows":[]}', 'helpdesk may not speak of people.'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, /^0: /],
  ])('refuses the signed body %.60s with 400', async (body, sentence) => {
    const error = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence);
    expect(await post(body)).toEqual([400, { error }]);
    expect(await listStored()).toEqual([]);
  });

  it('refuses what is not UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"stream":"tickets","rows":[{"account_id":"'), Buffer.from([0xff]), Buffer.from('"}]}')]); // prettier-ignore
    expect(await post(body)).toEqual([400, { error: 'The body is not UTF-8.' }]);
  });

  it.each([
    ['__proto__', '{"stream":"tickets","__proto__":{"rows":1},"rows":[{"__proto__":{"polluted":1},"constructor":2}]}'],
    ['NUL', '{"stream":"tickets","rows":[{"account_id":"a\\u0000b"}]}'],
    ['half a surrogate pair', '{"stream":"tickets","rows":[{"account_id":"\\ud83d"}]}'],
    ['emoji', '{"stream":"tickets","rows":[{"account_id":"🦄"}]}'],
    ['numbers without end', '{"stream":"tickets","rows":[{"account_id":1e999}]}'],
  ])('keeps %s byte for byte, and nothing comes of it here', async (_what, body) => {
    expect((await post(body))[0]).toBe(202);
    expect(await listStored()).toMatchObject([{ body }]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('answers 503 when it cannot be stored, so that the sender comes again, and works on nothing', async () => {
    isDown = true;
    expect(await post()).toEqual([503, { error: 'The delivery could not be stored: send it again.' }]);
    expect(accepted).toBe(0);
    isDown = false;
    expect((await post())[0]).toBe(202);
  });

  it('writes neither secret, signature nor body into the log', async () => {
    isDown = true;
    await post();
    isDown = false;
    await post(BODY, { secrets: ['wrong'] });
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toMatch(/acme|v1=|a-secret/);
  });
});

const nothing = (): void => undefined;
const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing, setLevel: nothing, getLevel: () => 'error', setName: nothing } as never; // prettier-ignore
