import { z } from 'zod';
import { SourceError } from '../../src/errors';
import { UnansweredError } from '../../src/vendor-http/unanswered-error';
import { answerWith, type Fault, tooManyRequests } from '../support/fault-server';
import { type Line, type LineInput, openLine } from './open-line';

const Ok = z.object({ ok: z.boolean() });
const six = <T>(one: T): T[] => Array.from({ length: 6 }, () => one);
let line: Line;
const open = async (input: LineInput = {}) => (line = await openLine(input));
const ask = () => line.source.request({ path: '/things', schema: Ok });
const failed = () =>
  ask().then(
    () => null,
    (error: unknown) => error as SourceError,
  );

afterEach(() => line.server.close());

describe('given a vendor that wants rest', () => {
  it('R226: 429 with Retry-After in seconds waits so long, and asks again', async () => {
    await open();
    line.server.inject([tooManyRequests('7')]);
    expect((await ask()).body).toEqual({ ok: true });
    expect(line.slept).toEqual([7000]);
    expect(line.server.requests).toHaveLength(2);
  });

  it('waits no longer than it is asked to, be it half a second', async () => {
    await open();
    line.server.inject([tooManyRequests('0.5')]);
    await ask();
    expect(line.slept).toEqual([500]);
  });

  it('429 with Retry-After as a date waits until then', async () => {
    await open();
    line.server.inject([tooManyRequests('Tue, 10 Mar 2026 12:00:42 GMT')]);
    await ask();
    expect(line.slept).toEqual([42_000]);
  });

  it('waits for the reset of the vendor where there is no Retry-After, which goes first', async () => {
    const limited: Fault = { kind: 'status', status: 429, headers: { 'x-reset': '9' } };
    const both: Fault = { kind: 'status', status: 429, headers: { 'x-reset': '9', 'retry-after': '3' } };
    await open({ readReset: (headers) => Number(headers.get('x-reset')) * 1000 });
    line.server.inject([limited, both]);
    await ask();
    expect(line.slept).toEqual([9000, 3000]);
  });

  it.each(['', 'soon', '-5', '0', 'Tue, 10 Mar 2026 11:59:00 GMT'])(
    'goes by its own growing patience when Retry-After is "%s"',
    async (retryAfter) => {
      await open();
      line.server.inject([tooManyRequests(retryAfter), tooManyRequests(retryAfter)]);
      await ask();
      expect(line.slept).toEqual([1500, 2500]); // in the middle of 1–2 s and 1–4 s
    },
  );

  it('gives up after six attempts, as a limit', async () => {
    await open();
    line.server.inject(six(tooManyRequests('1')));
    expect(await failed()).toMatchObject({ failure: 'limit', status: 429 });
    expect(line.server.requests).toHaveLength(6);
    expect(line.slept).toHaveLength(5);
  });

  it('does not begin a wait that is longer than the patience of a run', async () => {
    await open({ maxWaitMs: 60_000 });
    line.server.inject([tooManyRequests('61')]);
    expect(await failed()).toMatchObject({ failure: 'limit' });
    expect(line.slept).toEqual([]);
  });

  it('adds up the waits of one run, which is known by its signal', async () => {
    await open({ maxWaitMs: 60_000 });
    const askIn = (signal: AbortSignal) => line.source.request({ path: '/things', schema: Ok, signal });
    const { signal } = new AbortController();
    line.server.inject([tooManyRequests('40')]);
    await askIn(signal);
    line.server.inject([tooManyRequests('40')]);
    await expect(askIn(signal)).rejects.toMatchObject({ failure: 'limit' });
    line.server.inject([tooManyRequests('40')]);
    await expect(askIn(new AbortController().signal)).resolves.toMatchObject({ status: 200 });
  });

  it('asks again also what must not be done twice: a limit means that nothing was done', async () => {
    await open();
    line.server.inject([tooManyRequests('1')]);
    await line.source.request({ method: 'POST', path: '/tasks', json: {}, schema: Ok });
    expect(line.server.requests).toHaveLength(2);
  });

  it("takes the vendor's own word for a limit: to wait, or to stop for this run", async () => {
    const judged = (verdict: 'wait' | 'stop') =>
      open({ judgeLimit: ({ status, text }) => (status === 403 && text.includes('LIMIT') ? verdict : null) });
    await judged('wait');
    line.server.inject([answerWith(403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }])]);
    expect((await ask()).status).toBe(200);
    await line.server.close();
    await judged('stop');
    line.server.inject([answerWith(403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }])]);
    expect(await failed()).toMatchObject({ failure: 'limit', status: 403 });
    expect(line.server.requests).toHaveLength(1);
  });
});

describe('given a vendor that is not well', () => {
  it.each([408, 500, 502, 503, 504])('asks again after %d, with patience', async (status) => {
    await open();
    line.server.inject([answerWith(status), answerWith(status)]);
    expect((await ask()).status).toBe(200);
    expect(line.slept).toEqual([1500, 2500]);
  });

  it('503 with Retry-After waits so long; another 5xx does not promise anything', async () => {
    await open();
    const withHeader = (status: number): Fault => ({ kind: 'status', status, headers: { 'retry-after': '20' } });
    line.server.inject([withHeader(503)]);
    await ask();
    expect(line.slept).toEqual([20_000]);
  });

  it.each<[string, Fault]>([
    ['reset before an answer', { kind: 'reset' }],
    ['broken in the middle of one', { kind: 'broken' }],
  ])('asks again when the connection is %s', async (_what, fault) => {
    await open();
    line.server.inject([fault]);
    expect((await ask()).body).toEqual({ ok: true });
    expect(line.slept).toEqual([1500]);
  });

  it('says in one sentence why there was no answer, after six attempts', async () => {
    await open();
    line.server.inject(six({ kind: 'reset' }));
    expect(await failed()).toMatchObject({
      failure: 'transient',
      message: expect.stringMatching(/^help-desk: GET \/things: the connection broke \([A-Z_]+\)$/),
    });
  });

  it('names a server that is not there', async () => {
    await open();
    await line.server.close();
    expect((await failed())?.message).toBe('help-desk: GET /things: nothing answers at its address');
  });
});

describe('given an answer that asking again does not mend', () => {
  it.each([400, 403, 404, 409, 410, 422, 304])('%d is asked once, and is for a person', async (status) => {
    await open();
    line.server.inject([status === 304 ? { kind: 'status', status, headers: {} } : answerWith(status)]);
    expect(await failed()).toMatchObject({ failure: 'config', status });
    expect(line.server.requests).toHaveLength(1);
    expect(line.slept).toEqual([]);
  });

  it('a status that the connector expects is an answer', async () => {
    await open();
    line.server.inject([answerWith(404, { ok: false })]);
    const reply = await line.source.request({ path: '/things', schema: Ok, accepts: [404] });
    expect(reply).toMatchObject({ status: 404, body: { ok: false } });
  });
});

describe('given something that must not be done twice', () => {
  const write = () =>
    line.source.request({ method: 'POST', path: '/tasks', json: { title: 'Call' }, schema: Ok }).then(
      () => null,
      (error: unknown) => error,
    );

  it.each<[string, Fault]>([
    ['503', answerWith(503)],
    ['a reset', { kind: 'reset' }],
    ['an answer that breaks off', { kind: 'broken' }],
  ])('%s ends it at once, saying that it may have been done', async (_what, fault) => {
    await open();
    line.server.inject([fault]);
    const error = await write();
    expect(error).toBeInstanceOf(UnansweredError);
    expect(error).toMatchObject({ failure: 'transient', mayHaveArrived: true });
    expect(line.server.requests).toHaveLength(1);
  });

  it('a server that is not there has done nothing: no such word', async () => {
    await open();
    await line.server.close();
    const error = await write();
    expect(error).not.toBeInstanceOf(UnansweredError);
    expect(error).toMatchObject({ failure: 'transient' });
    expect(line.slept).toHaveLength(5);
  });

  it('a POST that only asks may be sent again', async () => {
    await open();
    line.server.inject([{ kind: 'reset' }]);
    await line.source.request({ method: 'POST', path: '/search', json: {}, isRepeatable: true, schema: Ok });
    expect(line.server.requests).toHaveLength(2);
  });
});

it('tells the log of every attempt, without the query', async () => {
  await open();
  line.server.inject([tooManyRequests('2')]);
  await line.source.request({ path: '/things', query: { token: 'hidden' }, schema: Ok });
  expect(line.events).toEqual([
    expect.objectContaining({ source: 'help-desk', path: '/things', attempt: 1, status: 429, waitMs: 2000 }),
    expect.objectContaining({ method: 'GET', attempt: 2, status: 200, waitMs: null }),
  ]);
});

it('ends at once when the run is stopped, in its wait as in its request', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const sleep = async () => {
    controller.abort();
    signal.throwIfAborted();
  };
  await open({ sleep });
  line.server.inject([tooManyRequests('5')]);
  const askIn = () => line.source.request({ path: '/things', schema: Ok, signal });
  await expect(askIn()).rejects.toMatchObject({ failure: 'transient', message: 'help-desk: was stopped' });
  await expect(askIn()).rejects.toMatchObject({ message: 'help-desk: was stopped' });
  expect(line.server.requests).toHaveLength(1);
});

it('does not wait for an answer that is under way when the run is stopped', async () => {
  const controller = new AbortController();
  await open({
    answer: () => {
      controller.abort();
      return { status: 200, body: { ok: true } };
    },
  });
  const asked = line.source.request({ path: '/things', schema: Ok, signal: controller.signal });
  await expect(asked).rejects.toMatchObject({ message: 'help-desk: was stopped' });
  expect(line.server.requests).toHaveLength(1);
});

it.each([
  ['CERT_HAS_EXPIRED', 'its certificate cannot be trusted (CERT_HAS_EXPIRED)', 'config', 1],
  ['ENOTFOUND', 'its host name is not known', 'transient', 6],
  ['UND_ERR_SOCKET', 'the connection broke (UND_ERR_SOCKET)', 'transient', 6],
] as const)('says of %s, which fetch hides in its causes: %s', async (code, sentence, failure, attempts) => {
  let asked = 0;
  await open({
    fetch: async () => {
      asked += 1;
      throw new TypeError('fetch failed', {
        cause: new AggregateError([Object.assign(new Error('secret'), { code })]),
      });
    },
  });
  expect(await failed()).toMatchObject({ failure, message: `help-desk: GET /things: ${sentence}` });
  expect(asked).toBe(attempts);
});

it("keeps the reason of whoever stopped the run, where it is a source's own", async () => {
  await open();
  const reason = new SourceError('help-desk', 'transient', 'took longer than 50 min');
  const asked = line.source.request({ path: '/things', schema: Ok, signal: AbortSignal.abort(reason) });
  await expect(asked).rejects.toBe(reason);
});
