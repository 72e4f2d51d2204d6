import { createHmac } from 'node:crypto';
import { SourceContractError } from '../../../src/errors';
import { typeformKind } from '../../../src/ingest/typeform/connector';
import { createTypeformStandIn } from '../../connectors/subjects/typeform-stand-in';
import { type FaultServer, startFaultServer } from '../../support/fault-server';
import { CONTEXT, connectKind, readPages } from '../product-events/connect-kind';

const FORM = 'u6nXL7';
const SECRET = 's3cr3t-of-the-webhook';
const NPS = { type: 'number', number: 9, field: { id: 'q1', ref: 'nps', type: 'nps' } };
const WHY = { type: 'text', text: 'It works.', field: { id: 'q2', ref: 'why', type: 'long_text' } };
const EMAIL = { type: 'email', email: 'Ann@Acme.example', field: { id: 'q3', type: 'email' } };
const RESPONSE = {
  token: 'a3a12ec67a1365927098a606107fac15',
  submitted_at: '2026-11-19T22:46:12Z',
  hidden: { account_id: 'acme' },
  answers: [NPS, WHY],
};

let standIn = createTypeformStandIn();
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer((request) => standIn.answer(request));
});
beforeEach(() => {
  standIn = createTypeformStandIn();
  server.requests.length = 0;
});
afterAll(() => server.close());

const connect = (settings: object = {}, hookSecret: string | null = null) =>
  connectKind(typeformKind, { base_url: server.url, forms: [{ id: FORM }], page_size: 2, ...settings }, hookSecret);

function take(response: object, settings: object = {}) {
  const taken = connect(settings).streams[0]?.take(response);
  if (taken === undefined || 'refused' in taken) throw new Error(JSON.stringify(taken));
  return taken.mapped;
}

describe('a response of Typeform', () => {
  it('is an NPS answer of the account in its hidden field', () => {
    expect(take(RESPONSE)).toEqual([
      {
        kind: 'fact',
        stream: 'nps',
        account: { key: 'acme', externalId: 'acme', domains: [], name: null },
        version: new Date(RESPONSE.submitted_at),
        cells: { response_id: RESPONSE.token, responded_at: RESPONSE.submitted_at, score: 9, comment: 'It works.' },
      },
    ]);
  });

  it('is placed by the e-mail address that was answered, where no hidden field names the account', () => {
    const [fact] = take({ ...RESPONSE, hidden: {}, answers: [NPS, EMAIL] });
    expect(fact).toMatchObject({ account: { key: 'domain:acme.example', domains: ['acme.example'] } });
  });

  it.each([
    ['without an NPS question', { answers: [WHY] }],
    ['without any answer', { answers: null }],
    ['of nobody', { hidden: null }],
    ['of an address without a domain', { hidden: { email: 'ann' } }],
  ])('%s says nothing', (_, odd) => {
    expect(take({ ...RESPONSE, ...odd })).toEqual([]);
  });

  it('takes the questions that the settings name, by id or ref, before any other', () => {
    const other = { type: 'number', number: 3, field: { id: 'q9', ref: 'recommend', type: 'opinion_scale' } };
    const short = { type: 'text', text: 'Short.', field: { id: 'q8', ref: 'reason', type: 'short_text' } };
    const forms = [{ id: FORM, score_field: 'recommend', comment_field: 'q8' }];
    const [fact] = take({ ...RESPONSE, answers: [NPS, WHY, other, short] }, { forms });
    expect(fact).toMatchObject({ cells: { score: 3, comment: 'Short.' } });
  });

  it('that has no token is refused, without what was answered', () => {
    const taken = connect().streams[0]?.take({ ...RESPONSE, token: undefined });
    expect(taken).toEqual({ refused: { id: null, usageOf: null, path: 'token', reason: expect.any(String) } });
  });
});

describe('pages of Typeform', () => {
  const put = (id: string, at: string): void => standIn.put({ id, accountKey: 'acme', at: new Date(at), label: '' });
  const idsOf = async (cursor: Parameters<typeof readPages>[1]): Promise<string[]> => {
    const pages = await readPages(connect(), cursor);
    return pages.flatMap(({ records }) => records.map((record) => (record as { token: string }).token));
  };

  it('leave nothing out that was taken in before what was sent in minutes earlier', async () => {
    put('first', '2026-11-18T06:00:00Z');
    put('third', '2026-11-18T08:10:00Z'); // taken in before the second
    put('second', '2026-11-18T08:00:00Z');
    put('fourth', '2026-11-18T08:20:00Z');
    expect(new Set(await idsOf(null))).toEqual(new Set(['first', 'second', 'third', 'fourth']));
  });

  it('begin a day before the last answer, by no token that may be gone by now', async () => {
    put('old', '2026-11-15T08:00:00Z');
    put('new', '2026-11-18T08:00:00Z');
    const last = (await readPages(connect(), null)).at(-1);
    expect(last).toMatchObject({ isLast: true, cursor: { submittedAt: '2026-11-18T08:00:00.000Z', after: null } });
    server.requests.length = 0;
    expect(await idsOf(last?.cursor ?? null)).toEqual(['new']);
    expect(server.requests[0]?.query.get('since')).toBe('2026-11-17T08:00:00');
    expect(server.requests[0]?.query.get('after')).toBeNull();
  });

  it('keep where they stood when nothing is new', async () => {
    const cursor = { submittedAt: '2026-11-18T08:00:00.000Z', after: null };
    expect(await readPages(connect(), cursor)).toEqual([{ records: [], cursor, isLast: true }]);
  });
});

describe('the webhook of Typeform', () => {
  const body = (part: object = {}): string =>
    JSON.stringify({
      event_id: 'LtWXD3crgy',
      event_type: 'form_response',
      form_response: { form_id: FORM, ...RESPONSE },
      ...part,
    });
  const hook = () => connect({}, SECRET).hook;
  const request = (text: string, signature: string) => ({
    method: 'POST',
    url: 'https://barometer.example/hooks/typeform',
    headers: { 'typeform-signature': signature },
    body: Buffer.from(text),
    now: CONTEXT.now,
  });

  it('is believed when it is signed, and not when a byte differs', () => {
    const signature = `sha256=${createHmac('sha256', SECRET).update(body()).digest('base64')}`;
    expect(hook()?.verify(request(body(), signature))).toBe('ok');
    expect(hook()?.verify(request(`${body()} `, signature))).toBe('forged');
  });

  it('is told from others by its event_id', () => {
    expect(hook()?.deliveryId({ headers: {}, text: body() })).toBe('LtWXD3crgy');
    expect(hook()?.deliveryId({ headers: {}, text: 'no JSON' })).toBeNull();
  });

  it('brings the response that it carries, for the stream of its form', async () => {
    const stream = `responses of ${FORM}`;
    const records = [expect.objectContaining({ token: RESPONSE.token })];
    expect(await hook()?.read(body(), CONTEXT)).toEqual([{ stream, records }]);
    expect(connect().streams.map(({ name }) => name)).toEqual([stream]);
  });

  it.each([
    ['a form that is not read', body({ form_response: { form_id: 'other', ...RESPONSE } })],
    ['another event', body({ event_type: 'form_response_partial' })],
  ])('of %s brings nothing', async (_, text) => {
    expect(await hook()?.read(text, CONTEXT)).toEqual([]);
  });

  it.each(['no JSON', 'null', '{}'])('that says %s is refused', async (text) => {
    await expect(hook()?.read(text, CONTEXT)).rejects.toBeInstanceOf(SourceContractError);
  });

  it('is not there without its secret', () => {
    expect(connect().hook).toBeUndefined();
  });
});

describe('doctor asks Typeform', () => {
  it('how many of the newest responses can be used', async () => {
    standIn.put({ id: 'one', accountKey: 'acme', at: CONTEXT.now, label: '' });
    expect(await connect().check(CONTEXT)).toEqual([{ level: 'ok', text: expect.stringContaining('1 of its last 1') }]);
  });

  it('and says what is missing when none can', async () => {
    standIn.put({ id: 'one', accountKey: 'acme', at: CONTEXT.now, label: '' });
    const [finding] = await connect({ forms: [{ id: FORM, score_field: 'nobody' }] }).check(CONTEXT);
    expect(finding).toMatchObject({ level: 'problem', text: expect.stringContaining('account_id') });
  });
});
