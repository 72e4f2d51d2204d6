import nock from 'nock';
import type { PullConnector } from '../../../src/ingest/pull/connector';
import { chargebeeKind } from '../../../src/ingest/chargebee/connector';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';

const HOST = 'https://acme-test.chargebee.com';
const NOW = new Date('2026-02-20T12:00:00Z');
const context = { now: NOW, signal: new AbortController().signal };
const auth = { user: 'test_key_of_acme', pass: '' };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function connect(): PullConnector {
  return chargebeeKind.create(
    'billing',
    { site: 'acme-test' },
    {
      secret: () => auth.user,
      findSecret: () => auth.user,
      hookSecret: 'barometer:of-the-hook',
      resolvePath: (path) => path,
      http: (settings) =>
        createHttpSource(settings, { sleep: async () => undefined, nowMs: () => NOW.getTime(), random: () => 0 }),
    },
  );
}

const event = { id: 'ev_1', event_type: 'invoice_updated', content: { invoice: { id: 'forged' } } };

describe('pages of Chargebee', () => {
  const readInvoices = async (cursor: Record<string, string | number | null>) => {
    const pages = [];
    const stream = connect().streams.find(({ name }) => name === 'invoices');
    for await (const page of stream?.pages(cursor, context) ?? []) pages.push(page);
    return pages;
  };

  it('go on five minutes before the latest change that was seen, with what was deleted, oldest first', async () => {
    const asked = { 'updated_at[after]': '700', 'sort_by[asc]': 'updated_at', include_deleted: 'true', limit: '100' };
    nock(HOST)
      .get('/api/v2/invoices')
      .basicAuth(auth)
      .query(asked)
      .reply(200, {
        list: [{ invoice: { id: '1', updated_at: 1200 } }, { invoice: { id: '2', updated_at: 1300 } }],
        next_offset: '["1300","2"]',
      });
    nock(HOST)
      .get('/api/v2/invoices')
      .basicAuth(auth)
      .query({ ...asked, offset: '["1300","2"]' })
      .reply(200, { list: [] });
    const pages = await readInvoices({ since: 1000, latest: 1000, offset: null });
    expect(pages.map(({ cursor }) => cursor)).toEqual([
      { since: 1000, latest: 1300, offset: '["1300","2"]' },
      { since: 1300, latest: 1300, offset: null },
    ]);
  });

  it('begin anew when the offset is no longer known', async () => {
    nock(HOST)
      .get('/api/v2/invoices')
      .query(({ offset }) => offset === 'old')
      .reply(400, {
        api_error_code: 'param_wrong_value',
        param: 'offset',
      });
    nock(HOST)
      .get('/api/v2/invoices')
      .query(({ offset }) => offset === undefined)
      .reply(200, { list: [] });
    expect(await readInvoices({ since: 1000, latest: 1100, offset: 'old' })).toHaveLength(1);
  });
});

describe('a webhook of Chargebee', () => {
  const verify = (authorization: string | undefined) =>
    connect().hook?.verify({
      method: 'POST',
      url: 'https://barometer.example/hooks/billing',
      headers: { authorization },
      body: Buffer.from(''),
      now: NOW,
    });
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

  it('is let in with the user and password that were given to Chargebee', () => {
    expect(verify(basic('barometer:of-the-hook'))).toBe('ok');
    expect(verify(basic('barometer:other'))).toBe('forged');
    expect(verify(undefined)).toBe('malformed');
  });

  it('brings what the event says when it is asked for, and nothing of its own body', async () => {
    const content = { invoice: { id: '42' }, subscription: { id: 's1' }, card: { id: 'x' } };
    nock(HOST)
      .get('/api/v2/events/ev_1')
      .basicAuth(auth)
      .reply(200, { event: { ...event, content } });
    const hook = connect().hook;
    expect(hook?.deliveryId({ headers: {}, text: JSON.stringify(event) })).toBe('ev_1');
    expect(await hook?.read(JSON.stringify(event), context)).toEqual([
      { stream: 'subscriptions', records: [{ id: 's1' }] },
      { stream: 'invoices', records: [{ id: '42' }] },
    ]);
  });

  it('brings nothing when there is no such event', async () => {
    nock(HOST).get('/api/v2/events/ev_1').reply(404, { api_error_code: 'resource_not_found' });
    expect(await connect().hook?.read(JSON.stringify(event), context)).toEqual([]);
  });

  it('that is no event is refused', async () => {
    await expect(connect().hook?.read('{}', context)).rejects.toThrow('not an event of Chargebee');
  });
});

describe('the check of Chargebee', () => {
  it('says what would be synced, and that the field which names accounts is missing', async () => {
    nock(HOST)
      .get('/api/v2/customers')
      .query(true)
      .reply(200, { list: [{ customer: { id: 'c1' } }] });
    nock(HOST).get('/api/v2/subscriptions').query(true).reply(200, { list: [] });
    nock(HOST).get('/api/v2/invoices').query(true).reply(200, { list: [] });
    const findings = await connect().check(context);
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'note', 'ok', 'ok', 'ok']);
    expect(findings[1]?.text).toContain('cf_account_id');
  });

  it('says which right a key lacks', async () => {
    nock(HOST).get(/./).query(true).times(3).reply(403, { api_error_code: 'api_authorization_failed' });
    const findings = await connect().check(context);
    expect(findings.filter(({ text }) => text.includes('Read-only: all'))).toHaveLength(3);
  });
});

it('a Chargebee without a site is a mistake of the configuration', () => {
  expect(() =>
    chargebeeKind.create(
      'billing',
      {},
      {
        secret: () => '',
        findSecret: () => null,
        hookSecret: null,
        resolvePath: String,
        http: () => {
          throw new Error('not asked');
        },
      },
    ),
  ).toThrow('expected the part before .chargebee.com');
});
