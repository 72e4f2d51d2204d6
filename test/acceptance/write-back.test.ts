import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { accountHealth, accounts, crmWrites } from '../../src/db/schema';
import { insertLoggedActivity } from '../../src/db/queries/alert-activities';
import { createSalesforce, type Salesforce } from '../../workspace/vendors/salesforce/create-salesforce';
import { type RunningVendor, startVendor } from '../../workspace/vendors/start-vendor';
import { hoursAfter } from '../support/alert-world';
import { seedScored } from '../support/crm-world';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { createCommandLine } from './command-line';

const database = useDatabase();
const folder = useTempFolder();
const CREDENTIALS = { clientId: 'the-client', clientSecret: 'the-secret' };
let now = hoursAfter(0);
let salesforce: Salesforce;
let server: RunningVendor;
let secrets: NodeJS.ProcessEnv;

const environment = () => ({
  DATABASE_URL: database.url,
  BAROMETER_CONFIG: join(folder(), 'barometer.yaml'),
  ...secrets,
});
const barometer = createCommandLine(environment, () => now);
const configure = (writeBack = '') =>
  writeFileSync(
    join(folder(), 'barometer.yaml'),
    `sources:\n  - { name: crm, kind: salesforce, base_url: "${server.url}" }\nwrite_back:\n  - { to: crm${writeBack} }\n`,
  );
const record = () => salesforce.store.list('Account').find(({ Name }) => Name === 'Acme');
const tasks = () => salesforce.store.list('Task');

beforeEach(async () => {
  await truncateAll(database.pool);
  now = hoursAfter(1);
  salesforce = createSalesforce({ now: () => now, post: async () => undefined }, CREDENTIALS);
  salesforce.store.loadAccounts([{ account_id: 'acme', name: 'Acme' }]);
  server = await startVendor(salesforce.vendor);
  secrets = { BAROMETER_CRM_CLIENT_ID: 'the-client', BAROMETER_CRM_CLIENT_SECRET: 'the-secret' };
  configure();
  await seedScored(database.db, 'acme');
  await database.db.update(accounts).set({ crmId: String(record()?.['Id']) });
});
afterEach(() => server.close());

describe('barometer write-back, to Salesforce over HTTP', () => {
  it('R5, R6, R7: writes Red, the reason and the instant of the score to the account, once', async () => {
    expect(await barometer('write-back')).toEqual({ code: 0, errors: '', printed: 'decided: 1, written: 1' });
    expect(record()).toMatchObject({
      Customer_Health__c: 'Red',
      Health_Reason__c: 'Logins down 41% in 14 days',
      Health_AsOf__c: hoursAfter(0).toISOString(),
    });
    now = hoursAfter(2);
    expect(await barometer('write-back')).toMatchObject({ code: 0, printed: 'Nothing was due.' });
  });

  it('leaves a value that somebody wrote later, and says so nowhere as a failure', async () => {
    const id = String(record()?.['Id']);
    salesforce.store.put('Account', id, {
      Customer_Health__c: 'Green',
      Health_AsOf__c: '2026-03-10T12:30:00.000+0000',
    });
    expect(await barometer('write-back')).toMatchObject({ code: 0, printed: 'decided: 1, newer: 1' });
    expect(record()).toMatchObject({ Customer_Health__c: 'Green' });
    await database.db.update(accountHealth).set({ scoredAt: hoursAfter(1) });
    expect(await barometer('write-back')).toMatchObject({ code: 0, printed: 'decided: 1, written: 1' });
    expect(record()).toMatchObject({ Customer_Health__c: 'Red' });
  });

  it('tells a logged action as a task that is done, once', async () => {
    await barometer('write-back');
    const activity = { accountId: 'acme', activityId: 'barometer:1', kind: 'call' as const, note: 'Talked to them' };
    await insertLoggedActivity(database.db, { ...activity, happenedAt: hoursAfter(2), byEmail: 'anna@example.test' });
    now = hoursAfter(3);
    for (const _ of [1, 2]) await barometer('write-back');
    expect(tasks()).toEqual([
      expect.objectContaining({ Subject: 'Call logged in Slack', Description: 'Talked to them', Status: 'Completed' }),
    ]);
  });

  it('names an account that Salesforce refuses, in its own words and in those of doctor, and goes on once it is mended', async () => {
    await database.db.update(accounts).set({ crmId: '001000000000000999' });
    const refused = await barometer('write-back');
    expect(refused.code).toBe(1);
    expect(refused.errors).toMatch(/^crm: health of acme \(record 001000000000000999\) is refused: no single Account/);
    const doctor = await barometer('doctor');
    expect(doctor.printed).toMatch(/WRONG {2}write-back +crm: health of acme \(record 001000000000000999\) is refused/);
    await database.db.update(accounts).set({ crmId: String(record()?.['Id']) });
    expect(await barometer('write-back')).toMatchObject({ code: 0, printed: 'decided: 1, written: 1' });
  });

  it('shows with --dry what would be written, from what to what, and writes nothing', async () => {
    await barometer('write-back');
    await database.db.update(accountHealth).set({ band: 'green', reason: null, scoredAt: hoursAfter(1) });
    const { code, printed } = await barometer('write-back', '--dry');
    expect(code).toBe(0);
    expect(printed).toContain('crm: 1 would be written or are withheld; nothing was written.');
    expect(printed).toMatch(/acme.*red.*green.*Nothing pulled the score down lately.*band/);
    expect(record()).toMatchObject({ Customer_Health__c: 'Red' });
  });

  it('writes nothing while it is stopped, says why, and goes on when it is started', async () => {
    expect(await barometer('write-back', '--stop', 'crm', '--reason', 'the migration')).toMatchObject({ code: 0 });
    const stopped = await barometer('write-back');
    expect(stopped).toMatchObject({ code: 1, printed: 'Nothing was due.' });
    expect(stopped.errors).toContain('the migration; once that is mended: barometer write-back --start crm');
    expect(record()?.['Customer_Health__c'] ?? null).toBeNull();
    expect((await barometer('write-back', '--start', 'crm')).printed).toBe('crm: writing goes on.');
    expect(await barometer('write-back')).toMatchObject({ code: 0, printed: 'decided: 1, written: 1' });
  });

  it('stops by itself when its secret is refused, and the secret is in nothing it says', async () => {
    secrets = { ...secrets, BAROMETER_CRM_CLIENT_SECRET: 'not-the-secret' };
    const { code, printed, errors } = await barometer('write-back');
    expect([code, printed]).toEqual([1, 'Nothing was due.']);
    expect(errors).toContain('crm: stopped by barometer');
    expect(errors).not.toContain('not-the-secret');
  });

  it('says which variable is missing', async () => {
    secrets = {};
    expect((await barometer('write-back')).errors).toContain('BAROMETER_CRM_CLIENT_ID');
  });

  it('keeps what a dry run would write, and a person can decide what may or may not be there', async () => {
    configure(', dry_run: true');
    expect(await barometer('write-back')).toMatchObject({ code: 0, printed: 'decided: 1' });
    expect((await barometer('doctor')).printed).toContain('crm: dry run, 1 would be written');
    await database.db.update(crmWrites).set({ status: 'unknown' });
    const [row] = await database.db.select().from(crmWrites).where(eq(crmWrites.target, 'crm'));
    const settled = await barometer('write-back', '--settle', String(row?.id), '--as', 'sent');
    expect(settled.printed).toBe(`${row?.id} is settled as sent.`);
    expect((await barometer('write-back', '--settle', String(row?.id), '--as', 'sent')).code).toBe(2);
  });

  it.each([
    [['--stop', 'crm'], '--reason: expected why'],
    [['--start', 'nowhere'], 'nowhere: expected one of crm.'],
    [['--dry', '--retry', 'crm'], 'usage: barometer write-back'],
    [['--settle', 'x', '--as', 'sent'], '--settle x: expected the number'],
    [['--settle', '1', '--as', 'gone'], '--as gone: expected sent or resend'],
  ])('%j is refused in one sentence', async (args, sentence) => {
    const { code, errors } = await barometer('write-back', ...args);
    expect(code).toBe(2);
    expect(errors).toContain(sentence);
  });
});
