import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { SourceContractError } from '../../src/errors';
import { createHttpSource } from '../../src/vendor-http/create-http-source';
import type { StandInReply } from '../connectors/subject';
import { leadElsewhere, startFaultServer } from '../support/fault-server';
import { type Line, type LineInput, openLine } from './open-line';

const Ok = z.object({ ok: z.boolean() });
let line: Line;
const open = async (input: LineInput = {}) => (line = await openLine(input));
const ask = (path = '/things') => line.source.request({ path, schema: Ok });
const answering = (reply: Partial<StandInReply>) =>
  open({ answer: () => ({ status: 200, body: { ok: true }, ...reply }) });

afterEach(() => line.server.close());

describe('what is asked', () => {
  it('stands below the base URL, with lists repeated and what is not known left out', async () => {
    const server = await startFaultServer(() => ({ status: 200, body: { ok: true } }));
    await open({ baseUrl: `${server.url}/api/v2/` });
    const query = { 'types[]': ['a', 'b'], limit: 100, isOpen: true, cursor: null, since: undefined };
    await line.source.request({ path: '/things', query, schema: Ok });
    await line.source.request({ path: 'things?page=2', schema: Ok });
    expect(server.requests.map(({ path, query: asked }) => `${path}?${decodeURIComponent(asked.toString())}`)).toEqual([
      '/api/v2/things?types[]=a&types[]=b&limit=100&isOpen=true',
      '/api/v2/things?page=2',
    ]);
    await server.close();
  });

  it('carries its headers, those of every request, and a body as JSON or as a form', async () => {
    await open({ headers: { 'X-Version': '7' } });
    await line.source.request({
      method: 'POST',
      path: '/a',
      json: { name: '🚀' },
      headers: { 'X-One': '1' },
      schema: Ok,
    });
    await line.source.request({ method: 'POST', path: '/b', form: { grant: 'a b' }, schema: Ok });
    const [json, form] = line.server.requests;
    expect(json).toMatchObject({
      body: '{"name":"🚀"}',
      headers: { 'x-version': '7', 'x-one': '1', 'content-type': 'application/json' },
    });
    expect(form).toMatchObject({ body: 'grant=a+b', headers: { authorization: 'Bearer t0ken-of-the-source' } });
    expect(form?.headers['content-type']).toContain('application/x-www-form-urlencoded');
  });
});

describe('an answer', () => {
  it('is what its schema says, packed or not', async () => {
    const body = gzipSync(JSON.stringify({ ok: true, more: 'x' }));
    await answering({ headers: { 'content-encoding': 'gzip' }, body });
    expect((await ask()).body).toEqual({ ok: true });
  });

  it('may be empty: null', async () => {
    await answering({ status: 204, body: '' });
    expect((await line.source.request({ path: '/things', schema: z.null() })).body).toBeNull();
  });

  it.each<[string, Partial<StandInReply>, string]>([
    [
      'a web page',
      { headers: { 'content-type': 'text/html' }, body: '  <html>Sign in</html>' },
      'the answer is a web page, not JSON',
    ],
    ['a page that says it is JSON', { body: '<!doctype html>' }, 'the answer is a web page, not JSON'],
    ['JSON that is cut', { body: '{"ok": tr' }, 'the answer is cut off or not JSON'],
    [
      'something else',
      { body: { ok: 'Jane Doe' } },
      'the answer is not what is documented: ok: Invalid input: expected boolean, received string',
    ],
    ['nothing', { body: '' }, 'the answer is not what is documented: Invalid input: expected object, received null'],
  ])('that is %s breaks the contract: asked once, nothing of it quoted', async (_what, reply, sentence) => {
    await answering(reply);
    await expect(ask()).rejects.toThrow(new SourceContractError('help-desk', `GET /things: ${sentence}`));
    expect(line.server.requests).toHaveLength(1);
  });

  it('larger than its limit is not read to its end', async () => {
    const body = JSON.stringify({ ok: true, more: 'x'.repeat(3_000_000) });
    await open({ maxBytes: 1024 * 1024, answer: () => ({ status: 200, body }) });
    await expect(ask()).rejects.toThrow('GET /things: the answer is larger than 1024 kB');
  });

  it('is measured unpacked: a bomb does not go off', async () => {
    const body = gzipSync(Buffer.alloc(20_000_000, ' '));
    expect(body.length).toBeLessThan(50_000);
    await open({
      maxBytes: 1024 * 1024,
      answer: () => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body }),
    });
    await expect(ask()).rejects.toThrow('larger than 1024 kB');
  });

  it('that does not come in time is no answer', async () => {
    await open({ timeoutMs: 1_000 }); // long enough for the answer that does come, on a machine that is busy
    line.server.inject([{ kind: 'silent' }]);
    expect((await ask()).body).toEqual({ ok: true });
    await line.server.close();
    await open({ timeoutMs: 40 });
    line.server.inject(Array.from({ length: 6 }, () => ({ kind: 'silent' as const })));
    await expect(ask()).rejects.toThrow('GET /things: no answer within 0.04 s');
  });
});

describe('another host', () => {
  it('that an answer names is never asked', async () => {
    await open({ answer: () => ({ status: 200, body: { next_page: 'https://api.example.com/things?page=2' } }) });
    line.server.inject([leadElsewhere]);
    const { body } = await line.source.request({ path: '/things', schema: z.object({ next_page: z.string() }) });
    expect(body.next_page).toBe(`${line.server.elsewhere.url}/things?page=2`);
    await expect(ask(body.next_page)).rejects.toMatchObject({
      failure: 'stopped',
      message: expect.stringContaining('refused to ask 127.0.0.1:'),
    });
    expect(line.server.elsewhere.requests).toEqual([]);
  });

  it.each(['//evil.example/x', '/\\evil.example/x', '@evil.example/x', '.evil.example/x', 'javascript:alert(1)'])(
    'cannot be reached by the path %s',
    async (path) => {
      await open();
      await ask(path);
      expect(line.server.requests).toHaveLength(1);
    },
  );

  it.each(['https://evil.example/things', 'HTTPS://evil.example', 'file:///etc/passwd', 'ftp://x'])(
    '%s is refused',
    async (path) => {
      await open();
      await expect(ask(path)).rejects.toMatchObject({ failure: 'stopped' });
    },
  );

  it('on the same host a whole URL will do', async () => {
    await open();
    expect((await ask(`${line.server.url}/things?page=2`)).status).toBe(200);
    await expect(ask(`${line.server.url.replace('http://', 'http://user:pass@')}/things`)).rejects.toMatchObject({
      failure: 'stopped',
    });
  });

  it.each(['http://api.example.com', 'ftp://127.0.0.1', 'nonsense', 'https://user:pass@api.example.com'])(
    'no source is made for the base URL %s',
    async (baseUrl) => {
      await open();
      const make = () =>
        createHttpSource({ source: 'a', baseUrl, authorisation: { kind: 'none' }, rate: { perSecond: 1 } }, line.tools);
      const message = expect.not.stringContaining('pass@') as string;
      expect(make).toThrow(expect.objectContaining({ code: 'config_invalid', message }));
    },
  );
});

describe('being sent on', () => {
  const sentOn = (location: () => string) =>
    open({
      answer: ({ path }) =>
        path === '/things'
          ? { status: 302, headers: { location: location() }, body: '' }
          : { status: 200, body: { ok: true } },
    });

  it('is followed on the same host, credentials and all', async () => {
    await sentOn(() => '/v2/things');
    await ask();
    expect(line.server.requests[1]).toMatchObject({
      path: '/v2/things',
      headers: { authorization: 'Bearer t0ken-of-the-source' },
    });
  });

  it('is refused to another host', async () => {
    await sentOn(() => `${line.server.elsewhere.url}/things`);
    await expect(ask()).rejects.toMatchObject({ failure: 'stopped', status: 302 });
    expect(line.server.elsewhere.requests).toEqual([]);
  });

  it('is refused in a circle, and for what writes', async () => {
    await sentOn(() => '/things');
    await expect(ask()).rejects.toMatchObject({ failure: 'stopped' });
    expect(line.server.requests).toHaveLength(6);
    const write = line.source.request({ method: 'POST', path: '/things', json: {}, schema: Ok });
    await expect(write).rejects.toMatchObject({ failure: 'stopped' });
  });

  it('a download does not follow to another host that does not encrypt', async () => {
    await sentOn(() => 'http://files.example.com/export');
    await expect(line.source.download({ path: '/things' })).rejects.toMatchObject({
      failure: 'stopped',
      message: 'help-desk: GET /things: refused to be sent on to files.example.com',
    });
  });

  it('a download follows to another host, and shows nothing there', async () => {
    await sentOn(() => `${line.server.elsewhere.url}/bucket/export?signature=abc`);
    const { bytes } = await line.source.download({ path: '/things', headers: { 'x-apikey': 'k3y' } });
    expect(await read(bytes)).toBe('{}');
    const [request] = line.server.elsewhere.requests;
    expect(request?.path).toBe('/bucket/export');
    expect(JSON.stringify(request?.headers)).not.toMatch(/t0ken|k3y/);
  });
});

describe('a download', () => {
  it('has no limit on its size, and asks again until it begins', async () => {
    await open({ maxBytes: 10, answer: () => ({ status: 200, body: 'x'.repeat(100_000) }) });
    line.server.inject([{ kind: 'status', status: 503, body: '' }]);
    const { bytes } = await line.source.download({ path: '/export' });
    expect((await read(bytes)).length).toBe(100_000);
  });

  it('that breaks off says so', async () => {
    await open({ answer: () => ({ status: 200, body: 'x'.repeat(1_000_000) }) });
    line.server.inject([{ kind: 'broken' }]);
    const { bytes } = await line.source.download({ path: '/export' });
    await expect(read(bytes)).rejects.toMatchObject({
      failure: 'transient',
      message: expect.stringMatching(/while the answer came$/),
    });
  });
});

async function read(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString();
}
