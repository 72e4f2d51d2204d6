import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { PullContext } from '../../../src/ingest/pull/connector';
import { readPath } from '../../../src/ingest/survey/read-path';
import { surveyKind } from '../../../src/ingest/survey/connector';
import { verifyHmac } from '../../../src/ingest/webhooks/verify-hmac';

const NOW = new Date('2026-11-20T12:00:00Z');
const CONTEXT: PullContext = { now: NOW, signal: new AbortController().signal };
const SECRET = 'secret-of-the-survey';
const ANSWER = { id: 'r1', score: 2, responded_at: '2026-11-19T10:00:00+01:00', account_id: 'acme', comment: 'Slow' };

function connect(settings: object = {}, hookSecret: string | null = SECRET) {
  return surveyKind.create('pulse', settings, {
    hookSecret,
    findSecret: () => null,
    secret: () => '',
    resolvePath: (path) => path,
    http: () => {
      throw new Error('a webhook asks nobody');
    },
  });
}
const take = (record: unknown, fields: object = {}) => connect({ fields }).streams[0]?.take(record);
const factOf = (record: unknown, fields: object = {}) => {
  const taken = take(record, fields);
  return taken !== undefined && 'mapped' in taken ? taken.mapped[0] : taken;
};
const read = async (body: unknown, settings: object = {}) =>
  connect(settings).hook?.read(typeof body === 'string' ? body : JSON.stringify(body), CONTEXT);

describe('an answer of a survey tool', () => {
  it('is NPS of the account that it names', () => {
    expect(take(ANSWER)).toEqual({
      id: 'r1',
      mapped: [
        {
          kind: 'fact',
          stream: 'nps',
          account: { key: 'acme', externalId: 'acme', domains: [], name: null },
          version: new Date('2026-11-19T09:00:00Z'),
          cells: { response_id: 'r1', responded_at: '2026-11-19T09:00:00.000Z', score: 2, comment: 'Slow' },
        },
      ],
    });
  });

  it('is found where its fields are said to stand', () => {
    const record = {
      data: { uuid: 7, given: { at: 1_763_542_800, last: 1_763_629_200_000 } },
      answers: [{ value: '10' }],
      person: { mail: 'pat@acme.example' },
    };
    const fields = {
      id: 'data.uuid',
      score: 'answers.0.value',
      responded_at: 'data.given.at',
      updated_at: 'data.given.last',
      email: 'person.mail',
    };
    expect(factOf(record, fields)).toMatchObject({
      account: { domains: ['acme.example'] },
      version: new Date('2025-11-20T09:00:00Z'),
      cells: { response_id: '7', responded_at: '2025-11-19T09:00:00.000Z', score: 10, comment: null },
    });
  });

  it.each([
    ['that was left open', { ...ANSWER, score: null }, {}],
    ['of nobody who can be placed', { ...ANSWER, account_id: null }, {}],
    ['to another kind of survey', { ...ANSWER, kind: 'csat' }, { survey_type: 'kind' }],
    ['that does not say what kind it is, where it should', ANSWER, { survey_type: 'kind' }],
  ])('%s is left out', (_, record, fields) => {
    expect(take(record, fields)).toEqual({ id: 'r1', mapped: [] });
  });

  it('that says it is NPS is taken where others come too', () => {
    expect(factOf({ ...ANSWER, kind: 'NPS' }, { survey_type: 'kind' })).toMatchObject({ stream: 'nps' });
  });

  it.each([
    ['without an id', { ...ANSWER, id: '' }, 'id'],
    ['without an instant', { ...ANSWER, responded_at: undefined }, 'responded_at'],
    ['with an instant without its zone', { ...ANSWER, responded_at: '2026-11-19T10:00:00' }, 'responded_at'],
    ['whose score is a thing of its own', { ...ANSWER, score: { value: 2 } }, 'score'],
  ])('%s is refused', (_, record, path) => {
    expect(take(record)).toMatchObject({ refused: { path } });
  });

  it('is never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (record) => {
        expect(take(record)).toBeDefined();
      }),
    );
  });
});

describe('a body', () => {
  it.each([
    ['of one answer', ANSWER, {}, [ANSWER]],
    ['of several', [ANSWER, ANSWER], {}, [ANSWER, ANSWER]],
    ['of none', [], {}, []],
    ['that has them inside', { data: { items: [ANSWER] } }, { list: 'data.items' }, [ANSWER]],
    ['that has one inside', { payload: ANSWER }, { list: 'payload' }, [ANSWER]],
  ])('%s', async (_, body, settings, records) => {
    expect(await read(body, settings)).toEqual([{ stream: 'responses', records }]);
  });

  it.each([
    ['that is no JSON', 'score=2', {}],
    ['that is but a number', '2', {}],
    ['without the list', { other: [] }, { list: 'data.items' }],
  ])('%s is refused', async (_, body, settings) => {
    await expect(read(body, settings)).rejects.toThrow(/pulse: its body has no answer/);
  });
});

describe('its signature', () => {
  const body = Buffer.from(JSON.stringify(ANSWER));
  const sign = (algorithm: string, encoding: 'hex' | 'base64', secret = SECRET) =>
    createHmac(algorithm, secret).update(body).digest(encoding);
  const request = (headers: Record<string, string>) => ({
    method: 'POST',
    url: 'https://x.example',
    headers,
    body,
    now: NOW,
  });

  it.each([
    ['sha256', 'hex', ''],
    ['sha256', 'base64', 'sha256='],
    ['sha1', 'hex', 'sha1='],
    ['sha1', 'base64', ''],
  ] as const)('as %s in %s after "%s"', (algorithm, encoding, prefix) => {
    const signature = { header: 'X-Pulse-Signature', algorithm, encoding, prefix };
    const verify = (given: string) => connect({ signature }).hook?.verify(request({ 'x-pulse-signature': given }));
    expect(verify(prefix + sign(algorithm, encoding))).toBe('ok');
    expect(verify(prefix + sign(algorithm, encoding, 'another'))).toBe('forged');
    expect(verify(`${prefix}${sign(algorithm, encoding)}0`)).toBe('malformed');
    expect(verify('')).toBe('malformed');
    if (prefix !== '') expect(verify(sign(algorithm, encoding))).toBe('malformed');
  });

  it('without its header is malformed, and another body is forged', () => {
    const rule = { header: 'x-pulse', algorithm: 'sha256', encoding: 'hex', prefix: '' } as const;
    expect(verifyHmac(request({}), rule, SECRET)).toBe('malformed');
    const other = { ...request({ 'x-pulse': sign('sha256', 'hex') }), body: Buffer.from('{}') };
    expect(verifyHmac(other, rule, SECRET)).toBe('forged');
  });

  it('is Barometer’s own unless it is said otherwise, and then names the delivery', () => {
    const seconds = NOW.getTime() / 1000;
    const signature = createHmac('sha256', SECRET).update(`${seconds}.d-1.`).update(body).digest('hex');
    const headers = { 'x-barometer-delivery': 'd-1', 'x-barometer-signature': `t=${seconds},v1=${signature}` };
    const { hook } = connect();
    expect(hook?.verify(request(headers))).toBe('ok');
    expect(hook?.deliveryId({ headers, text: '' })).toBe('d-1');
    const another = connect({ signature: { header: 'x-pulse' } }).hook;
    expect(another?.verify(request(headers))).toBe('malformed');
    expect(another?.deliveryId({ headers, text: '' })).toBeNull();
  });

  it('needs a secret: without one there is no door', async () => {
    expect(connect({}, null).hook).toBeUndefined();
    expect(await connect({}, null).check(CONTEXT)).toMatchObject([{ level: 'problem' }]);
    expect(await connect().check(CONTEXT)).toMatchObject([
      { level: 'ok', text: expect.stringContaining('/hooks/pulse') },
    ]);
  });
});

describe('a path', () => {
  it.each([
    ['a.b', { a: { b: 1 } }, 1],
    ['a.1', { a: ['x', 'y'] }, 'y'],
    ['a.b', { a: null }, undefined],
    ['a.length', { a: 'text' }, undefined],
    ['__proto__.toString', {}, undefined],
    ['constructor', {}, undefined],
  ])('%s in %j', (path, value, found) => {
    expect(readPath(value, path)).toBe(found);
  });
});
