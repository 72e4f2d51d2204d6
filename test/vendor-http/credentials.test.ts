import { z } from 'zod';
import { createHttpSource } from '../../src/vendor-http/create-http-source';
import type { Authorisation } from '../../src/vendor-http/http-source';
import { answerWith, tooManyRequests } from '../support/fault-server';
import { createStillTools, type Line, type LineInput, openLine } from './open-line';

const Ok = z.object({ ok: z.boolean() });
const Token = z.object({ access_token: z.string(), expires_in: z.number() });
let line: Line;
const ask = () => line.source.request({ path: '/things', schema: Ok });
const shown = () =>
  line.server.requests.filter(({ path }) => path === '/things').map(({ headers }) => headers.authorization);
const minted = () => line.server.requests.filter(({ path }) => path === '/oauth/token').length;
const onToken = ({ path }: { path: string }) => path === '/oauth/token';
const onThings = ({ path }: { path: string }) => path === '/things';

afterEach(() => line.server.close());

/** OAuth client credentials: tokens count up, and end after 30 minutes. */
async function openMinted(input: LineInput = {}) {
  let count = 0;
  const authorisation: Authorisation = {
    kind: 'minted',
    mint: async (askForToken) => {
      const form = { grant_type: 'client_credentials', client_id: 'cl13nt', client_secret: 's3cret/of+client' };
      const token = Token.parse(await askForToken(`${line.server.url}/oauth/token`, form));
      return { token: token.access_token, expiresAt: new Date(line.tools.nowMs() + token.expires_in * 1000) };
    },
  };
  line = await openLine({
    authorisation,
    answer: ({ path }) =>
      path === '/oauth/token'
        ? { status: 200, body: { access_token: `minted-t0ken-${(count += 1)}`, expires_in: 1800 } }
        : { status: 200, body: { ok: true } },
    ...input,
  });
}

describe('given a token that is minted', () => {
  it('is asked for once, by a form, and used until it ends', async () => {
    await openMinted();
    await ask();
    await ask();
    expect(shown()).toEqual(['Bearer minted-t0ken-1', 'Bearer minted-t0ken-1']);
    expect(line.server.requests[0]).toMatchObject({
      method: 'POST',
      body: expect.stringContaining('client_secret=s3cret%2Fof%2Bclient'),
    });
  });

  it('asked for by many at once it is asked for once', async () => {
    await openMinted();
    await Promise.all([ask(), ask(), ask()]);
    expect(minted()).toBe(1);
  });

  it('is another one in its last minute', async () => {
    await openMinted();
    await ask();
    await line.tools.sleep(1739_000);
    await ask();
    await line.tools.sleep(1_000);
    await ask();
    expect(shown()).toEqual(['Bearer minted-t0ken-1', 'Bearer minted-t0ken-1', 'Bearer minted-t0ken-2']);
  });

  it('refused once, another is asked for, and the request goes again', async () => {
    await openMinted();
    line.server.inject([answerWith(401)], onThings);
    expect((await ask()).body).toEqual({ ok: true });
    expect(shown()).toEqual(['Bearer minted-t0ken-1', 'Bearer minted-t0ken-2']);
    expect(line.slept).toEqual([]);
  });

  it('refused twice it is for a person, who is told which secrets', async () => {
    await openMinted();
    line.server.inject([answerWith(401), answerWith(401)], onThings);
    await expect(ask()).rejects.toMatchObject({
      failure: 'config',
      status: 401,
      message: expect.stringContaining('check BAROMETER_HELP_DESK_…'),
    });
    expect(minted()).toBe(2);
  });

  it('many refused at once ask for one other, not one each', async () => {
    await openMinted();
    await ask();
    line.server.inject([answerWith(401), answerWith(401), answerWith(401)], onThings);
    await Promise.all([ask(), ask(), ask()]);
    expect(minted()).toBe(2);
  });

  it('is asked for by the same policy', async () => {
    await openMinted();
    line.server.inject([tooManyRequests('5'), answerWith(500)], onToken);
    await ask();
    expect(line.slept).toEqual([5000, 2500]);
    line.server.inject([answerWith(401)], onThings);
    line.server.inject(
      [answerWith(400, { error: 'invalid_client', error_description: 'Unknown client cl13nt' })],
      onToken,
    );
    await expect(ask()).rejects.toMatchObject({
      failure: 'config',
      message: expect.stringMatching(/answered 400 \(Unknown client \[redacted\]: invalid_client\)$/),
    });
  });
});

describe('given a credential as it is', () => {
  it.each<[Authorisation, string, string]>([
    [{ kind: 'bearer', token: 'abc' }, 'authorization', 'Bearer abc'],
    [
      { kind: 'basic', user: 'kéy', password: 'p:w' },
      'authorization',
      `Basic ${Buffer.from('kéy:p:w').toString('base64')}`,
    ],
    [{ kind: 'header', name: 'X-apikey', value: 'k' }, 'x-apikey', 'k'],
  ])('%o is shown in its header', async (authorisation, name, value) => {
    line = await openLine({ authorisation });
    await ask();
    expect(line.server.requests[0]?.headers[name]).toBe(value);
  });

  it('without one nothing is shown', async () => {
    line = await openLine({ authorisation: { kind: 'none' } });
    await ask();
    expect(shown()).toEqual([undefined]);
  });

  it('is shown once more after a 401, and then it is for a person', async () => {
    line = await openLine();
    line.server.inject([answerWith(401)]);
    expect((await ask()).status).toBe(200);
    line.server.inject([answerWith(401), answerWith(401)]);
    await expect(ask()).rejects.toMatchObject({ failure: 'config', status: 401 });
    expect(line.server.requests).toHaveLength(4);
  });
});

describe('secrets', () => {
  it('are never quoted, whatever the vendor says about them', async () => {
    line = await openLine({ authorisation: { kind: 'basic', user: 'us3r-name', password: 'pa55-word' } });
    const basic = Buffer.from('us3r-name:pa55-word').toString('base64');
    const message = `us3r-name with pa55-word (Basic ${basic}) of jane@example.com, see https://x.example/a?sig=abc`;
    line.server.inject([answerWith(403, { error: { message } })]);
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(
      'answered 403 ([redacted] with [redacted] ([redacted]) of [redacted], see https://x.example/a?[redacted])',
    );
    expect(JSON.stringify(line.events)).not.toMatch(/us3r|pa55/);
  });

  it.each<Authorisation>([
    { kind: 'bearer', token: 'broken\nsecret' },
    { kind: 'header', name: 'x-key', value: 'secret\r\nx: y' },
    { kind: 'bearer', token: 'secret“' },
  ])('%o cannot be one: the platform would quote it', async (authorisation) => {
    line = await openLine();
    const make = () =>
      createHttpSource(
        { source: 'x', baseUrl: line.server.url, authorisation, rate: { perSecond: 1 } },
        createStillTools().tools,
      );
    expect(make).toThrow(
      expect.objectContaining({ code: 'config_invalid', message: expect.not.stringContaining('secret\n') }),
    );
  });
});
