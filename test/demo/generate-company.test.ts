import { CONTRACT_COLUMNS, CSV_FILES, type CsvFile, NATURAL_KEYS } from '../../demo/company/contract';
import { buildCompany } from './company';

const company = buildCompany();
const tableRows = (file: CsvFile): readonly Readonly<Record<string, string>>[] => company.tables[file];

describe('the generated company', () => {
  it('is the same, byte for byte, for the same seed', () => {
    const again = buildCompany();
    expect(JSON.stringify(again)).toBe(JSON.stringify(company));
    expect([...again.sightings]).toEqual([...company.sightings]);
  });

  it('is another one for another seed', () => {
    expect(JSON.stringify(buildCompany({ seed: 8 }).tables.usage_daily)).not.toBe(
      JSON.stringify(company.tables.usage_daily),
    );
  });

  it.each(CSV_FILES)('has %s with exactly the columns of the contract, and rows', (file) => {
    expect(tableRows(file).length).toBeGreaterThan(0);
    for (const row of tableRows(file)) expect(Object.keys(row)).toEqual([...CONTRACT_COLUMNS[file]]);
  });

  it.each(CSV_FILES)('never repeats a natural key in %s', (file) => {
    const keys = tableRows(file).map((row) => NATURAL_KEYS[file].map((column) => row[column]).join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has the size that was asked for: accounts, fifteen people, three pods, every day', () => {
    expect(company.tables.accounts).toHaveLength(150);
    expect(company.tables.people).toHaveLength(15);
    expect(company.tables.pods).toHaveLength(3);
    expect(new Set(company.tables.usage_daily.map(({ day }) => day)).size).toBe(310);
  });

  it('refuses to be too small for its stories', () => {
    expect(() => buildCompany({ accounts: 20 })).toThrow(/accounts must be 82 or more/);
    expect(() => buildCompany({ days: 240 })).toThrow(/days must be over 240/);
    expect(() => buildCompany({ startOn: 'soon' })).toThrow(/startOn must be YYYY-MM-DD/);
  });
});

describe('every row of the generated company', () => {
  const accountIds = new Set(company.tables.accounts.map(({ account_id }) => account_id));
  const emails = new Set(company.tables.people.map(({ email }) => email));

  it.each(CSV_FILES.filter((file) => file !== 'people' && file !== 'pods'))('of %s belongs to an account', (file) => {
    expect(tableRows(file).filter(({ account_id = '' }) => !accountIds.has(account_id))).toEqual([]);
  });

  it('names owners who exist and work in the account’s pod', () => {
    const podOf = new Map(company.tables.people.map(({ email, pod }) => [email, pod]));
    for (const { ae_email, csm_email, pod } of company.tables.accounts) {
      expect([podOf.get(ae_email), podOf.get(csm_email)]).toEqual([pod, pod]);
    }
    expect(company.tables.activities.every(({ by_email }) => emails.has(by_email))).toBe(true);
  });

  it('keeps the ranges of the contract', () => {
    expect(company.tables.nps.every(({ score }) => Number(score) >= 0 && Number(score) <= 10)).toBe(true);
    expect(company.tables.tickets.every(({ csat }) => csat === '' || /^[1-5]$/.test(csat))).toBe(true);
    expect(company.tables.tickets.every(({ opened_at, solved_at }) => solved_at === '' || solved_at > opened_at)).toBe(
      true,
    );
    expect(company.tables.invoices.every(({ status, paid_on }) => (status === 'paid') === (paid_on !== ''))).toBe(true);
    expect(company.tables.invoices.every(({ amount }) => Number(amount) > 0)).toBe(true);
  });

  it('reports no use that cannot be: more people than seats, people without logins, negative numbers', () => {
    for (const row of [...company.tables.usage_daily, ...company.emeaUsage]) {
      expect(Number(row.active_users)).toBeLessThanOrEqual(Number(row.logins));
      expect(Math.min(...Object.values(row).slice(2).map(Number))).toBeGreaterThanOrEqual(0);
    }
  });

  it('uses addresses that can never be anyone’s', () => {
    const addresses = [...company.tables.people, ...company.tables.contacts].map(({ email }) => email);
    expect(addresses.filter((address) => !/@example\.(com|org)$/.test(address))).toEqual([]);
  });

  it('gives the usage of one pod to the second source only', () => {
    const emea = new Set(
      company.tables.accounts.filter(({ pod }) => pod === 'emea').map(({ account_id }) => account_id),
    );
    expect(company.tables.usage_daily.some(({ account_id }) => emea.has(account_id))).toBe(false);
    expect(company.emeaUsage.every(({ account_id }) => emea.has(account_id))).toBe(true);
  });
});

const loginsOn = (date: string, pods: readonly string[]) => {
  const some = new Set(
    company.tables.accounts.filter(({ pod }) => pods.includes(pod)).map(({ account_id }) => account_id),
  );
  const rows = company.tables.usage_daily.filter(({ account_id, day }) => day === date && some.has(account_id));
  return rows.reduce((sum, { logins }) => sum + Number(logins), 0);
};

describe('the rhythm of the generated company', () => {
  it('works on weekdays and rests on Sundays', () => {
    expect(loginsOn('2026-03-08', ['americas', 'apac'])).toBeLessThan(
      0.2 * loginsOn('2026-03-10', ['americas', 'apac']),
    );
  });

  it('keeps public holidays where they are kept: the last Monday of May', () => {
    expect(loginsOn('2026-05-25', ['americas'])).toBeLessThan(0.35 * loginsOn('2026-05-18', ['americas']));
    expect(loginsOn('2026-05-25', ['apac'])).toBeGreaterThan(0.8 * loginsOn('2026-05-18', ['apac']));
  });

  it('dips in summer', () => {
    expect(loginsOn('2026-08-04', ['americas', 'apac'])).toBeLessThan(
      0.97 * loginsOn('2026-06-30', ['americas', 'apac']),
    );
  });

  it('bills in several currencies, mostly US dollars', () => {
    const currencies = company.tables.accounts.map(({ currency }) => currency);
    expect(new Set(currencies)).toEqual(new Set(['USD', 'EUR', 'GBP', 'JPY']));
    expect(currencies.filter((currency) => currency === 'USD').length).toBeGreaterThan(75);
  });
});
