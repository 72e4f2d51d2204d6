import { importDirectory, type ImportReport } from '../../src/services/ingest/import-directory';
import { lines, useCsvDirectories, type CsvFiles } from '../ingest/csv-directory';
import { truncateAll, useDatabase } from '../support/database';

const NOW = new Date('2026-03-01T06:00:00Z');
const LATER = new Date('2026-03-02T06:00:00Z');
const AT = '2026-02-28T09:30:00Z';

/** One row in each file of the contract. */
const COMPANY = {
  'pods.csv': lines('pod,channel,manager_email,pilot,qbr_on', 'north,#north,Max@us.example,false,2026-04-01'),
  'people.csv': lines(
    'email,name,role,pod,manager_email,slack_user_id',
    'Ann@us.example,Ann,AE,north,max@us.example,U1',
  ),
  'accounts.csv': lines(
    'account_id,name,segment,industry,plan,arr,currency,created_on,renewal_on,notice_days,seats_purchased,features_purchased,api_limit_monthly,ae_email,csm_email,pod,crm_id',
    'acme,<!channel> & <b>,enterprise,Steel,gold,120000.50,eur,2024-01-01,2026-09-30,60,50.0,12,1e6,Ann@us.example,,north,003A',
  ),
  'contacts.csv': lines(
    'account_id,contact_id,name,email,role,department,last_seen_at,left_on',
    `acme,c1,"=cmd|' /C calc'!A0",pat@acme.example,champion,Ops,${AT},`,
  ),
  'usage_daily.csv.gz': lines(
    'account_id,day,active_users,logins,events,features_used,minutes,api_calls',
    'acme,2026-02-28,5,9,120.5,,0,',
  ),
  'tickets.csv': lines(
    'account_id,ticket_id,opened_at,solved_at,priority,kind,escalated,reopened,csat',
    `acme,t1,${AT},,P1,bug,true,2,4`,
  ),
  'nps.csv': lines(
    'account_id,response_id,responded_at,score,comment,contact_id',
    `acme,n1,${AT},3,"two\nlines, a \\ and a\ttab",c1`,
  ),
  'invoices.csv': lines(
    'account_id,invoice_id,issued_on,due_on,paid_on,amount,currency,status',
    'acme,i1,2026-01-01,2026-01-31,,-100.25,EUR,open',
  ),
  'activities.csv': lines(
    'account_id,activity_id,happened_at,kind,attended,by_email',
    `acme,a1,${AT},qbr,false,ann@us.example`,
  ),
  'subscriptions.csv': lines(
    'account_id,subscription_id,started_on,ends_on,arr,seats,plan',
    'acme,s1,2025-10-01,2026-09-30,120000,50,gold',
  ),
  'outcomes.csv': lines(
    'account_id,effective_on,outcome,arr_change,observed_until',
    'acme,2026-02-01,expanded,1000,',
    'acme,,,,2026-02-28',
  ),
} satisfies CsvFiles;

const database = useDatabase();
const makeDirectory = useCsvDirectories();
beforeEach(() => truncateAll(database.pool));

async function importFiles(files: CsvFiles, now = NOW): Promise<ImportReport> {
  return importDirectory({ pool: database.pool, source: 'csv', dir: await makeDirectory(files), now });
}

async function list(table: string): Promise<Record<string, unknown>[]> {
  const { rows } = await database.pool.query<Record<string, unknown>>(`select * from ${table} t order by t::text`);
  return rows;
}

const counts = (report: ImportReport) =>
  report.files.map(({ file, rowsRead, landed, unchanged, quarantined }) => [
    file,
    rowsRead,
    landed,
    unchanged,
    quarantined,
  ]);

const TABLES = [
  'pods',
  'people',
  'accounts',
  'contacts',
  'usage_daily',
  'tickets',
  'nps_responses',
  'invoices',
  'activities',
  'subscriptions',
  'outcomes',
];
const listAll = () => Promise.all(TABLES.map(list));

describe('a directory with every file of the contract', () => {
  it('lands whole, value for value, hostile text as it is', async () => {
    const report = await importFiles(COMPANY);
    expect(report).toMatchObject({ status: 'ok', error: null, changedAccounts: 1, startedAt: NOW });
    expect(report.files.map(({ landed }) => landed)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
    expect((await list('pods'))[0]).toMatchObject({
      channel: '#north',
      manager_email: 'max@us.example',
      is_pilot: false,
      qbr_on: '2026-04-01',
    });
    expect((await list('people'))[0]).toMatchObject({
      email: 'ann@us.example',
      role: 'ae',
      given_slack_user_id: 'U1',
      slack_user_id: 'U1',
      time_zone: 'UTC',
    });
    expect((await list('accounts'))[0]).toMatchObject({
      name: '<!channel> & <b>',
      arr: 120000.5,
      currency: 'EUR',
      seats_purchased: 50,
      api_limit_monthly: 1e6,
      ae_email: 'ann@us.example',
      csm_email: null,
      source: 'csv',
    });
    expect((await list('contacts'))[0]).toMatchObject({
      name: `=cmd|' /C calc'!A0`,
      last_seen_at: new Date(AT),
      left_on: null,
    });
    expect((await list('usage_daily'))[0]).toMatchObject({
      day: '2026-02-28',
      active_users: 5,
      events: 120.5,
      features_used: null,
      minutes: 0,
    });
    expect((await list('tickets'))[0]).toMatchObject({
      opened_at: new Date(AT),
      solved_at: null,
      priority: 'p1',
      escalated: true,
      reopened: 2,
      csat: 4,
    });
    expect((await list('nps_responses'))[0]).toMatchObject({ score: 3, comment: 'two\nlines, a \\ and a\ttab' });
    expect((await list('invoices'))[0]).toMatchObject({ amount: -100.25, paid_on: null, status: 'open' });
    expect((await list('activities'))[0]).toMatchObject({ kind: 'qbr', attended: false });
    expect((await list('subscriptions'))[0]).toMatchObject({ started_on: '2025-10-01', arr: 120000, seats: 50 });
    expect(new Set((await list('outcomes')).map(({ key }) => key))).toEqual(
      new Set(['observed', '2026-02-01:expanded']),
    );
  });

  it('imported again changes nothing, not even an instant, and marks no account', async () => {
    await importFiles(COMPANY);
    const before = await listAll();
    const again = await importFiles(COMPANY, LATER);
    expect(again).toMatchObject({ status: 'ok', changedAccounts: 0 });
    expect(again.files.map(({ landed, unchanged }) => [landed, unchanged])).toEqual(
      again.files.map(({ rowsRead }) => [0, rowsRead]),
    );
    expect(await listAll()).toEqual(before);
  });

  it('changes only the rows that differ, and names their accounts', async () => {
    const accounts = 'account_id,name\na,A\nb,B\nc,C\n';
    await importFiles({
      'accounts.csv': accounts,
      'usage_daily.csv': 'account_id,day,logins\na,2026-02-01,1\nb,2026-02-01,1\n',
    });
    const changed: string[] = [];
    const dir = await makeDirectory({
      'usage_daily.csv': 'account_id,day,logins\na,2026-02-01,1\nb,2026-02-01,2\nc,2026-02-01,1\n',
    });
    const onChangedAccounts = async (ids: string[]): Promise<void> => void changed.push(...ids);
    const report = await importDirectory({ pool: database.pool, source: 'csv', dir, now: LATER, onChangedAccounts });
    expect([counts(report), report.changedAccounts, changed]).toEqual([
      [['usage_daily.csv', 3, 2, 1, 0]],
      2,
      ['b', 'c'],
    ]);
    expect((await list('usage_daily')).map(({ updated_at: at }) => at)).toEqual([NOW, LATER, LATER]);
  });
});

describe('what is missing', () => {
  it('in the header keeps what is stored; empty in the row makes it unknown', async () => {
    await importFiles({ 'accounts.csv': 'account_id,name,arr,industry\na,A,10,Steel\n' });
    await importFiles({ 'accounts.csv': 'account_id,name,arr\na,A,\n' });
    expect((await list('accounts'))[0]).toMatchObject({ arr: null, industry: 'Steel' });
  });

  it('accounts.csv, before any account is known, fails what hangs on accounts and nothing else', async () => {
    const report = await importFiles({
      'people.csv': 'email\nann@us.example\n',
      'tickets.csv': COMPANY['tickets.csv'],
    });
    expect(report.status).toBe('failed');
    expect(report.files.map(({ file, landed, error }) => [file, landed, error])).toEqual([
      ['accounts', 0, 'csv: accounts are missing, and no account is known yet.'],
      ['people.csv', 1, null],
      ['tickets.csv', 0, 'csv: tickets.csv was not read: no account is known yet, so accounts must come first.'],
    ]);
    expect(await list('quarantine')).toEqual([]);
  });

  it('accounts.csv, once accounts are known, is no fault', async () => {
    await importFiles({ 'accounts.csv': COMPANY['accounts.csv'] });
    expect(await importFiles({ 'tickets.csv': COMPANY['tickets.csv'] })).toMatchObject({ status: 'ok', error: null });
  });

  it('a file, means not connected; a file of only a header is connected with no rows', async () => {
    await importFiles({
      'accounts.csv': COMPANY['accounts.csv'],
      'nps.csv': 'account_id,response_id,responded_at,score\n',
    });
    const streams = (await list('source_streams')).map(({ stream, last_fact_on: day }) => [stream, day]);
    expect(streams).toEqual([
      ['accounts', null],
      ['nps', null],
    ]);
  });

  it('the directory is a failed run with one sentence', async () => {
    const report = await importDirectory({ pool: database.pool, source: 'csv', dir: '/nowhere', now: NOW });
    expect(report).toMatchObject({ status: 'failed', error: 'csv: the directory /nowhere does not exist.', files: [] });
    expect(await list('sync_runs')).toMatchObject([{ stream: 'accounts', status: 'failed', error: report.error }]);
  });
});

describe('bad rows and files', () => {
  const accounts = { 'accounts.csv': 'account_id,name\na,A\n' };

  it('go to quarantine with file, line, column and reason, once however often they come', async () => {
    const files = {
      ...accounts,
      'nps.csv': `account_id,response_id,responded_at,score,comment\na,1,${AT},11,secret\nzed,2,${AT},9,secret\na,3,${AT},9,fine\n`,
    };
    expect(counts(await importFiles(files))[1]).toEqual(['nps.csv', 3, 1, 0, 2]);
    await importFiles(files, LATER);
    const rows = await list('quarantine');
    expect(rows.map(({ file, line, column, reason }) => [file, line, column, reason])).toEqual([
      ['nps.csv', 2, 'score', 'expected a whole number from 0 to 10, got "11"'],
      ['nps.csv', 3, 'account_id', 'account "zed" is not known'],
    ]);
    expect(rows[1]).toMatchObject({ row: { account_id: 'zed', comment: '' }, first_seen_at: NOW, last_seen_at: LATER });
    expect(JSON.stringify(rows)).not.toContain('secret');
  });

  it('of the same key in one file: the last one counts', async () => {
    const report = await importFiles({ 'accounts.csv': 'account_id,name\na,First\na,Second\na,Last\n' });
    expect(counts(report)).toEqual([['accounts.csv', 3, 1, 2, 0]]);
    expect((await list('accounts'))[0]).toMatchObject({ name: 'Last' });
  });

  it('a file that fails half-way leaves nothing of itself, and the others land', async () => {
    const broken = `account_id,day,logins\n${'a,2026-02-01,1\n'.repeat(2_000)}zed,2026-02-01,1\n"never closed`;
    const report = await importFiles({
      ...accounts,
      'usage_daily.csv': broken,
      'tickets.csv': 'account_id\n',
      'outcomes.csv': 'account_id\na\n',
    });
    expect(report.files.map(({ file, landed, error }) => [file, landed, error === null])).toEqual([
      ['accounts.csv', 1, true],
      ['usage_daily.csv', 0, false],
      ['tickets.csv', 0, false],
      ['outcomes.csv', 1, true],
    ]);
    expect([await list('usage_daily'), await list('quarantine')]).toEqual([[], []]);
    const runs = await list('sync_runs');
    expect(runs.map(({ stream, status }) => [stream, status])).toContainEqual(['usage_daily', 'failed']);
    expect((await list('source_streams')).map(({ stream }) => stream)).toEqual(['accounts', 'outcomes']);
  });

  it('a file of nothing but bad rows is counted whole and kept in part', async () => {
    const ids = Array.from({ length: 10_050 }, (_, index) => `zed${index},2026-02-01`);
    const report = await importFiles({ ...accounts, 'usage_daily.csv': lines('account_id,day', ...ids) });
    expect(counts(report)[1]).toEqual(['usage_daily.csv', 10_050, 0, 0, 10_050]);
    expect(await list('quarantine')).toHaveLength(10_000);
  });
});
