import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { request as sendRaw } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { hookDeliveries } from '../../src/db/schema';
import { SourceContractError } from '../../src/errors';
import { buildHookRoutes } from '../../src/http/hooks';
import { serveRoutes } from '../../src/http/serve-routes';
import type { VendorHook } from '../../src/ingest/pull/vendor-hook';
import { verifyHubspot } from '../../src/ingest/webhooks/verify-hubspot';
import { openVendorDoor } from '../../src/services/hooks/open-vendor-door';
import { truncateAll, useDatabase } from '../support/database';

const NOW = new Date('2026-03-10T12:00:00Z');
const SECRET = 'client-secret-of-the-app';
const PUBLIC_URL = 'https://barometer.example.test/ext';
const LIMIT = 4 * 1024 * 1024;
const EVENTS = JSON.stringify([{ eventId: 1, objectId: 7, subscriptionType: 'company.propertyChange' }]);

/** Signed as HubSpot does; its deliveries are told apart by a header here, else by their bytes. */
const hook: VendorHook = {
  verify: (request) => verifyHubspot(request, SECRET),
  deliveryId: ({ headers, text }) => {
    if (text === 'unreadable') throw new SourceContractError('crm', 'not JSON');
    return headers['x-delivery'] ?? null;
  },
  read: async () => [],
};

type Call = {
  path?: string;
  at?: Date;
  secret?: string;
  headers?: Record<string, string>;
  base?: string;
  signedBody?: string;
};

describe('the door of a vendor', () => {
  const database = useDatabase();
  let server: Server;
  let url: string;
  let accepted = 0;
  let isDown = false;
  const counts: string[] = [];
  const logged: string[] = [];

  const openDoor = (source: string, publicUrl: string | null) => {
    const door = openVendorDoor(database.db, { source, hook, publicUrl });
    const receive: typeof door.receive = async (request) => {
      if (isDown) throw new Error('connection refused');
      return door.receive(request);
    };
    return { ...door, receive };
  };

  beforeAll(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    const hooks = {
      doors: [openDoor('crm', PUBLIC_URL), openDoor('unnamed', null)],
      accepted: () => (accepted += 1),
      count: (source: string, result: string) => void counts.push(`${source} ${result}`),
    };
    server = await serveRoutes(buildHookRoutes({ hooks, clock: { now: () => NOW }, log }), {
      host: '127.0.0.1',
      port: 0,
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(async () => {
    await truncateAll(database.pool);
    [counts.length, logged.length, accepted, isDown] = [0, 0, 0, false];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = async (body: string | Buffer = EVENTS, call: Call = {}) => {
    const { path = '/hooks/crm', at = NOW, secret = SECRET, headers = {}, base = PUBLIC_URL } = call;
    const signed = createHmac('sha256', secret)
      .update(`POST${base}${path}`)
      .update(call.signedBody ?? body)
      .update(String(at.getTime()));
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hubspot-signature-v3': signed.digest('base64'),
        'x-hubspot-request-timestamp': String(at.getTime()),
        ...headers,
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    return [answer.status, await answer.json()] as const;
  };
  const listStored = () => database.db.select().from(hookDeliveries);

  it('answers 200 once the delivery is committed, and has it worked on', async () => {
    expect(await post()).toEqual([200, { status: 'accepted' }]);
    expect(await listStored()).toMatchObject([{ source: 'crm', receivedAt: NOW, status: 'received' }]);
    expect(accepted).toBe(1);
    expect(counts).toEqual(['crm accepted']);
  });

  it('keeps the same delivery once, told by its id or by its bytes', async () => {
    await post();
    expect(await post()).toEqual([200, { status: 'seen before' }]);
    await post(EVENTS.replace('7', '8'), { headers: { 'x-delivery': 'e1' } });
    expect(await post(EVENTS, { headers: { 'x-delivery': 'e1' } })).toEqual([200, { status: 'seen before' }]);
    expect(await listStored()).toHaveLength(2);
    expect(accepted).toBe(2);
  });

  it('an id that cannot be kept as it is still tells deliveries apart', async () => {
    const id = 'x'.repeat(300);
    await post('[1]', { headers: { 'x-delivery': id } });
    await post('[2]', { headers: { 'x-delivery': `${id}y` } });
    expect(await post('[3]', { headers: { 'x-delivery': id } })).toEqual([200, { status: 'seen before' }]);
    expect((await listStored()).every(({ deliveryId }) => /^[0-9a-f]{64}$/.test(deliveryId))).toBe(true);
  });

  it('checks the signature over the public address, query included', async () => {
    expect((await post(EVENTS, { path: '/hooks/crm?portal=1' }))[0]).toBe(200);
    expect((await post(EVENTS, { base: url }))[0]).toBe(401);
  });

  it('without a public address goes by the name it was called by', async () => {
    const base = url.replace('http:', 'https:');
    expect((await post(EVENTS, { path: '/hooks/unnamed', base }))[0]).toBe(200);
    expect((await post(EVENTS, { path: '/hooks/unnamed', base: PUBLIC_URL }))[0]).toBe(401);
  });

  it.each<[string, Call, string]>([
    ['another secret', { secret: 'another' }, 'The signature is not the one of this request.'],
    ['another body', { signedBody: `${EVENTS} ` }, 'The signature is not the one of this request.'],
    [
      'an old time',
      { at: new Date(NOW.getTime() - 300_001) },
      'The request was signed more than 300 seconds away from now.',
    ],
    [
      'a time to come',
      { at: new Date(NOW.getTime() + 300_001) },
      'The request was signed more than 300 seconds away from now.',
    ],
    ['no signature', { headers: { 'x-hubspot-signature-v3': '' } }, 'The request is not signed as its vendor signs.'],
  ])('refuses %s with 401, and keeps nothing', async (_what, call, error) => {
    expect(await post(EVENTS, call)).toEqual([401, { error }]);
    expect(await listStored()).toEqual([]);
    expect(accepted).toBe(0);
    expect(counts).toEqual(['crm refused_401']);
  });

  it('refuses what is signed, but not UTF-8 or nothing its vendor documents', async () => {
    expect((await post(Buffer.from([0xc3, 0x28])))[0]).toBe(400);
    expect(await post('unreadable')).toEqual([400, { error: 'The body is nothing that its vendor documents.' }]);
  });

  it('takes 4 MB to the byte, and one byte more not', async () => {
    const sized = (bytes: number) => JSON.stringify(['x'.repeat(bytes - 4)]);
    expect((await post(sized(LIMIT)))[0]).toBe(200);
    expect((await post(sized(LIMIT + 1)))[0]).toBe(413);
    expect(await listStored()).toHaveLength(1);
  });

  it('takes the JSON that a vendor names after itself, and nothing else', async () => {
    const typed = (type: string) => post(EVENTS, { headers: { 'content-type': type } });
    expect((await typed('application/vnd.surveymonkey.response.v1+json'))[0]).toBe(200);
    expect((await typed('text/plain'))[0]).toBe(415);
    expect((await post(EVENTS, { headers: { 'content-encoding': 'gzip' } }))[0]).toBe(415);
  });

  it('says 200 to HEAD, by which vendors ask whether anybody is here; and 405 to the others', async () => {
    const head = await fetch(`${url}/hooks/crm`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await fetch(`${url}/hooks/crm`)).status).toBe(405);
    expect(accepted).toBe(0);
  });

  it('keeps nothing of a request that was cut off', async () => {
    await new Promise<void>((resolve) => {
      const headers = { 'content-type': 'application/json', 'content-length': '1000' };
      const raw = sendRaw(`${url}/hooks/crm`, { method: 'POST', headers });
      raw.on('error', () => resolve());
      raw.on('close', () => resolve());
      raw.write('[{"eventId"', () => raw.destroy());
    });
    expect(await post()).toEqual([200, { status: 'accepted' }]);
    expect(await listStored()).toHaveLength(1);
  });

  it('answers 503 while the database is away, so that the vendor comes again; the log has nothing of the body', async () => {
    isDown = true;
    expect((await post())[0]).toBe(503);
    isDown = false;
    expect((await post())[0]).toBe(200);
    expect(logged.join()).toContain('webhook delivery not stored');
    expect(logged.join()).not.toMatch(/eventId|client-secret/);
  });
});
