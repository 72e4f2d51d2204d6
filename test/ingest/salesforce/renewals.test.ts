import { randomUUID } from 'node:crypto';
import { salesforceKind } from '../../../src/ingest/salesforce/connector';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import { createSalesforce } from '../../../workspace/vendors/salesforce/create-salesforce';
import { startVendor } from '../../../workspace/vendors/start-vendor';
import { truncateAll, useDatabase } from '../../support/database';
import { listRows, pull } from '../../services/pull/pull-world';

const START = Date.parse('2026-11-20T08:00:00Z');
const HOUR_MS = 3_600_000;
const ACME = '001000000000000001';
const BETA = '001000000000000002';
const TERM = { started_on: 'Term_Start__c', ends_on: 'Term_End__c', arr: 'Yearly__c' };

const database = useDatabase();
beforeEach(() => truncateAll(database.pool));
let close = async (): Promise<void> => undefined;
afterEach(() => close());

/** Two customers, and opportunities as people keep them. Every step is an hour later. */
async function open(settings: Record<string, unknown> = { renewals: { term: TERM } }) {
  const clock = { ms: START };
  const world = { now: () => new Date(clock.ms), post: async () => undefined };
  const { vendor, store } = createSalesforce(world, { clientId: randomUUID(), clientSecret: 'salesforce-secret' });
  const running = await startVendor({ ...vendor, refuse: () => null, routes: vendor.routes.map(letIn) });
  close = () => running.close();
  for (const [id, name] of [
    [ACME, 'Acme'],
    [BETA, 'Beta'],
  ] as const)
    store.put('Account', id, { Name: name });
  const tools = { sleep: async () => undefined, nowMs: () => 0, random: () => 0.5 };
  const connector = salesforceKind.create(
    'crm',
    { base_url: running.url, ...settings },
    {
      secret: (name) => `secret-${name}`,
      findSecret: () => null,
      hookSecret: null,
      resolvePath: (path) => path,
      http: (of) => createHttpSource({ ...of, rate: { perSecond: 1e6, burst: 1e6 } }, tools),
    },
  );
  const put = (id: string, values: Record<string, unknown>): void => {
    const known = { AccountId: ACME, Type: 'Renewal', IsClosed: false, IsWon: false };
    store.put('Opportunity', `006${id.padStart(15, '0')}`, { ...known, ...values });
  };
  const read = async () => {
    clock.ms += HOUR_MS;
    const { report } = await pull(database, connector, new Date(clock.ms));
    expect(report.files.map(({ error }) => error)).toEqual(report.files.map(() => null));
    const [dates, terms] = [
      'select name, renewal_on::text from accounts order by 1',
      'select subscription_id, started_on::text, ends_on::text, arr::float from subscriptions order by 1',
    ].map((query) => listRows(database, query));
    return { dates: Object.fromEntries((await dates) ?? []) as Record<string, unknown>, terms: await terms };
  };
  return { store, put, read, connector, clock };
}

/** Who may ask is tried elsewhere (test/workspace/vendors). */
function letIn<Route extends { path: RegExp; answer: unknown }>(route: Route): Route {
  if (!route.path.test('/services/oauth2/token')) return route;
  return {
    ...route,
    answer: ({ headers }: { headers: { host?: string } }) => ({
      body: { access_token: 'token', instance_url: `http://${headers.host}`, token_type: 'Bearer' },
    }),
  };
}

const won = (from: string, to: string, yearly: number) => ({
  IsClosed: true,
  IsWon: true,
  Term_Start__c: from,
  Term_End__c: to,
  Yearly__c: yearly,
});

it('an open renewal says when its account renews, and nothing of an account that has none', async () => {
  const { put, read } = await open();
  put('1', { CloseDate: '2027-03-31' });
  expect(await read()).toEqual({ dates: { Acme: '2027-03-31', Beta: null }, terms: [] });
});

it('of several the soonest counts, whichever of them changed last', async () => {
  const { put, read } = await open();
  put('1', { CloseDate: '2027-03-31' });
  put('2', { CloseDate: '2027-01-15' });
  put('3', { CloseDate: '2027-06-30' });
  expect((await read()).dates['Acme']).toBe('2027-01-15');
  put('3', { CloseDate: '2027-07-31' });
  expect((await read()).dates['Acme']).toBe('2027-01-15');
  put('2', { CloseDate: '2027-09-30' });
  expect((await read()).dates['Acme']).toBe('2027-03-31');
});

it('one that is won is the contract term that was agreed, and its date lies behind', async () => {
  const { put, read } = await open();
  put('1', { CloseDate: '2026-12-31' });
  await read();
  put('1', { CloseDate: '2026-12-31', ...won('2027-01-01', '2027-12-31', 48_000) });
  expect(await read()).toEqual({
    dates: { Acme: null, Beta: null },
    terms: [['crm:006000000000000001', '2027-01-01', '2027-12-31', 48_000]],
  });
  put('2', { CloseDate: '2027-12-31' });
  expect((await read()).dates['Acme']).toBe('2027-12-31');
});

it.each([
  ['lost', { IsClosed: true }],
  ['deleted', { IsDeleted: true }],
])('one that is %s brings no term and no date, and takes away what it had brought', async (_, change) => {
  const { put, read } = await open();
  put('1', { CloseDate: '2026-12-31', ...won('2027-01-01', '2027-12-31', 48_000) });
  put('2', { CloseDate: '2027-12-31' });
  expect((await read()).terms).toHaveLength(1);
  put('1', { ...won('2027-01-01', '2027-12-31', 48_000), IsWon: false, ...change });
  put('2', { CloseDate: '2027-12-31', ...change, IsClosed: true });
  expect(await read()).toEqual({ dates: { Acme: null, Beta: null }, terms: [] });
});

it.each([
  ['by default those of type Renewal', {}, { Type: 'Renewal' }, { Type: 'New Business' }],
  [
    'those of a record type, where the organisation tells them so',
    { only: { field: 'RecordType.DeveloperName', values: ['Renewals'] } },
    { RecordType: { DeveloperName: 'Renewals' } },
    { RecordType: { DeveloperName: 'Sales' } },
  ],
])('renewals are %s, and others say nothing', async (_, rules, one, other) => {
  const { put, read } = await open({ renewals: rules });
  put('1', { CloseDate: '2027-01-31', ...other });
  put('2', { CloseDate: '2027-03-31', ...one });
  expect((await read()).dates['Acme']).toBe('2027-03-31');
});

it('an account with a field of its own for the date keeps it, and renewals bring terms alone', async () => {
  const { put, read, store } = await open({
    fields: { renewal_on: 'Renewal_Date__c' },
    renewals: { term: TERM },
  });
  store.put('Account', ACME, { Renewal_Date__c: '2027-05-01' });
  put('1', { CloseDate: '2027-03-31', ...won('2027-01-01', '2027-12-31', 48_000) });
  put('2', { CloseDate: '2027-03-31' });
  const { dates, terms } = await read();
  expect(dates['Acme']).toBe('2027-05-01');
  expect(terms).toHaveLength(1);
});

it('accounts of a page that are too many for one question are asked in several', async () => {
  const { put, read, store } = await open();
  for (let index = 0; index < 201; index += 1) {
    const id = `001${String(100 + index).padStart(15, '0')}`;
    store.put('Account', id, { Name: `Customer ${index}` });
    put(String(index + 1), { AccountId: id, CloseDate: '2027-03-31' });
  }
  const { dates } = await read();
  expect(Object.values(dates).filter((date) => date === '2027-03-31')).toHaveLength(201);
});

it('a renewal does not bring back an account that was found to be gone', async () => {
  const { put, read, connector, clock } = await open();
  put('1', { CloseDate: '2027-03-31' });
  await read();
  await database.pool.query(`update accounts set deleted_at = now() where name = 'Acme'`);
  await database.pool.query(
    `insert into deleted_facts (source, stream, fact_key, account_id, version, deleted_at, deleted_by)
     values ('crm', 'accounts', $1, $1, now(), now(), 'sweep')`,
    [ACME],
  );
  put('1', { CloseDate: '2027-04-30' });
  const streams = connector.streams.filter(({ name }) => name === 'Opportunity (renewals)');
  await pull(database, { ...connector, streams }, new Date(clock.ms + HOUR_MS));
  expect(await listRows(database, `select name from accounts where deleted_at is not null`)).toEqual([['Acme']]);
});

it('doctor names a field that is missing', async () => {
  const { connector } = await open({ renewals: { term: { ...TERM, ends_on: 'No_Such__c' } } });
  const findings = await connector.check({ now: new Date(START), signal: new AbortController().signal });
  expect(findings.filter(({ level }) => level === 'problem')).toEqual([
    { level: 'problem', text: expect.stringContaining('Opportunity.No_Such__c does not exist') },
  ]);
});

it('renewals that could bring nothing are refused where they are written', () => {
  const settings = { domain: 'acme', fields: { renewal_on: 'Renewal_Date__c' }, renewals: {} };
  expect(salesforceKind.settings.safeParse(settings)).toMatchObject({
    error: { issues: [{ path: ['renewals'], message: expect.stringContaining('gives the date already') }] },
  });
});
