import type { Mapped } from '../../../src/ingest/pull/connector';
import { importDirectory } from '../../../src/services/ingest/import-directory';
import { lines, useCsvDirectories, type CsvFiles } from '../../ingest/csv-directory';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, fact, page, type Rec } from '../pull/build-pulled';
import { pull } from '../pull/pull-world';
import { enter, LATER, listEntries, listPeople, readAcme, seedAcme } from './world';

const database = useDatabase();
const makeDirectory = useCsvDirectories();
beforeEach(() => seedAcme(database));

const SPONSOR = { executive_sponsor: { name: 'Grace Hopper', email: 'grace@acme.test' } };
const MONEY = { arr: { amount: 120_000.5 }, renewal_on: { day: '2027-03-31' } };

async function importFiles(files: CsvFiles) {
  const report = await importDirectory({
    pool: database.pool,
    source: 'csv',
    dir: await makeDirectory(files),
    now: LATER,
  });
  return report.files.map(({ file, landed, unchanged, error }) => [file, landed, unchanged, error]);
}
const accountsFile = (arr: string, renewalOn: string): CsvFiles => ({
  'accounts.csv': lines('account_id,name,arr,renewal_on,ae_email', `a1,Acme,${arr},${renewalOn},ada@us.test`),
});
const contactsFile = (...rows: string[]): CsvFiles => ({ 'contacts.csv': lines('account_id,contact_id,name,role,left_on', ...rows) }); // prettier-ignore

describe('what a person entered, when a file lands', () => {
  it('R231: stands where the file says nothing, and a file that lands twice changes nothing', async () => {
    await enter(database, MONEY);
    expect(await importFiles(accountsFile('', ''))).toEqual([['accounts.csv', 0, 1, null]]);
    expect(await importFiles(accountsFile('', ''))).toEqual([['accounts.csv', 0, 1, null]]);
    expect(await readAcme(database)).toEqual([120_000.5, '2027-03-31', 'csv']);
    expect((await listEntries(database)).map(([, , hasEnded]) => hasEnded)).toEqual([false, false]);
  });

  it('R231: gives way to what the file knows, alone', async () => {
    await enter(database, MONEY);
    await importFiles(accountsFile('90000', ''));
    expect(await readAcme(database)).toEqual([90_000, '2027-03-31', 'csv']);
    expect(await listEntries(database)).toEqual([
      ['renewal_on', { day: '2027-03-31' }, false, null],
      ['arr', { amount: 120_000.5 }, true, null],
    ]);
  });

  it('R231: gives way to another renewal that the file knows, and is not put back once the file is silent', async () => {
    await enter(database, MONEY);
    await importFiles(accountsFile('', '2028-01-01'));
    await importFiles(accountsFile('', ''));
    expect(await readAcme(database)).toEqual([120_000.5, null, 'csv']);
  });

  it.each([
    ['120000.5', '', [true, false]],
    ['', '2027-03-31', [false, true]],
  ])('R231: has ended once the file says the same: %s %s', async (arr, renewalOn, ended) => {
    await enter(database, MONEY);
    await importFiles(accountsFile(arr, renewalOn));
    const entries = await listEntries(database);
    const hasEnded = (field: string) => entries.find(([one]) => one === field)?.[2];
    expect([hasEnded('arr'), hasEnded('renewal_on')]).toEqual(ended);
    await importFiles(accountsFile('', ''));
    expect(await readAcme(database)).toEqual([ended[0] === true ? null : 120_000.5, ended[1] === true ? null : '2027-03-31', 'csv']); // prettier-ignore
  });

  it('leaves alone what a file without the column says nothing about', async () => {
    await enter(database, MONEY);
    await importFiles({ 'accounts.csv': lines('account_id,name', 'a1,Acme renamed') });
    expect(await readAcme(database)).toEqual([120_000.5, '2027-03-31', 'csv']);
  });

  it('R231: a sponsor who was entered is one of their people until the file names one', async () => {
    await enter(database, SPONSOR);
    expect(await listPeople(database)).toEqual([
      ['a1', 'entered:executive_sponsor', 'Grace Hopper', 'grace@acme.test', 'executive_sponsor', 'entered'],
    ]);
    await importFiles(contactsFile('a1,c1,Ada,champion,', 'a1,c2,Bob,executive_sponsor,2026-01-01'));
    expect(await listEntries(database)).toMatchObject([['executive_sponsor', {}, false, null]]); // Bob has left
    await importFiles(contactsFile('a1,c3,Eve,executive_sponsor,'));
    expect(await listEntries(database)).toMatchObject([['executive_sponsor', {}, true, null]]);
    expect((await listPeople(database)).map(([, id]) => id)).toEqual(['c1', 'c2', 'c3']);
  });

  it('a champion in the file is no sponsor', async () => {
    await enter(
      database,
      { ...SPONSOR, champion: { name: 'Joan', email: null } },
      { required: ['executive_sponsor', 'champion'] },
    );
    await importFiles(contactsFile('a1,c1,Ada,champion,'));
    expect((await listEntries(database)).map(([field, , hasEnded]) => [field, hasEnded])).toEqual([
      ['executive_sponsor', false],
      ['champion', true],
    ]);
  });
});

const CRM_NOW = new Date('2026-11-20T12:00:00Z');
const pullRecords = (
  records: readonly Rec[],
  brings = { accounts: ['name', 'arr', 'renewal_on'], contacts: ['contact_id'] },
) => pull(database, buildConnector(buildStream({ brings, pages: [page('1', records, { isLast: true })] })), LATER);
const account = (cells: Record<string, string | number | null>, key = 'a1', at = CRM_NOW): Rec => ({
  id: `${key} ${at.getTime()}`,
  says: [
    {
      ...fact('accounts', { account: key, at, cells: { name: 'Acme', ...cells } }),
      account: { key, externalId: key, crmId: key },
    } as Mapped,
  ],
});

describe('what a person entered, when a CRM is pulled', () => {
  it('R231: stands where the CRM’s field is empty, and the same record twice changes nothing', async () => {
    await pullRecords([account({ arr: null, renewal_on: null })]);
    await enter(database, MONEY);
    const { changed } = await pullRecords([account({ arr: null, renewal_on: null })]);
    expect(changed).toEqual([]);
    expect(await readAcme(database)).toEqual([120_000.5, '2027-03-31', 'desk']);
  });

  it('R231: gives way to the CRM, also where it says the same', async () => {
    await enter(database, MONEY);
    await pullRecords([account({ arr: 5, renewal_on: '2027-03-31' })]);
    expect(await readAcme(database)).toEqual([5, '2027-03-31', 'desk']);
    expect((await listEntries(database)).map(([, , hasEnded]) => hasEnded)).toEqual([true, true]);
  });

  it('is not ended by an older state that does not land', async () => {
    await pullRecords([account({ arr: null, renewal_on: null })]);
    await enter(database, MONEY);
    await pullRecords([account({ arr: 7, renewal_on: null }, 'a1', new Date('2026-11-01T00:00:00Z'))]);
    expect(await readAcme(database)).toEqual([120_000.5, '2027-03-31', 'desk']);
    expect((await listEntries(database)).map(([, , hasEnded]) => hasEnded)).toEqual([false, false]);
  });

  it('R231: a sponsor of the CRM takes the place of the one who was entered', async () => {
    await enter(database, SPONSOR);
    const cells = { contact_id: 'p1', name: 'Eve', role: 'executive_sponsor' };
    await pullRecords([{ id: 'p1', says: [fact('contacts', { at: CRM_NOW, cells })] }]);
    expect((await listPeople(database)).map(([, id]) => id)).toEqual(['desk:p1']);
    expect(await listEntries(database)).toMatchObject([['executive_sponsor', {}, true, null]]);
  });

  it('goes with an account that became another, where that knows less', async () => {
    await enter(database, { ...SPONSOR, ...MONEY });
    await pullRecords([account({ arr: null, renewal_on: null }), account({ arr: 9, renewal_on: null }, 'b1')]);
    await pullRecords([{ id: 'm', says: [{ kind: 'merged', from: 'a1', into: 'b1', version: LATER }] }]);
    const { rows } = await database.pool.query(`select arr, renewal_on::text from accounts where account_id = 'b1'`);
    expect(rows).toEqual([{ arr: 9, renewal_on: '2027-03-31' }]);
    expect((await listPeople(database)).map(([accountId, id]) => [accountId, id])).toEqual([
      ['b1', 'entered:executive_sponsor'],
    ]);
    const standing = await database.pool.query(`select account_id, field from entered_facts where ended_at is null order by 2`); // prettier-ignore
    expect(standing.rows).toEqual([
      { account_id: 'b1', field: 'executive_sponsor' },
      { account_id: 'b1', field: 'renewal_on' },
    ]);
  });
});
