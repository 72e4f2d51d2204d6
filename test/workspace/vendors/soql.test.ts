import { runSoql, type SalesforceRecord } from '../../../workspace/vendors/salesforce/soql';

const RECORDS: readonly SalesforceRecord[] = [
  { Id: '003', Name: "O'Hara", SystemModstamp: '2026-03-02T09:00:00.000+0000', IsDeleted: false, Owner: { Email: 'a@example.com' } },
  { Id: '001', Name: 'Acme', SystemModstamp: '2026-03-01T09:00:00.000+0000', IsDeleted: false, Owner: null },
  { Id: '002', Name: 'Beta', SystemModstamp: '2026-03-01T09:00:00.000+0000', IsDeleted: true, Owner: { Email: 'b@example.com' } },
]; // prettier-ignore
const ask = (text: string) => runSoql(text, (object) => (object === 'Account' ? RECORDS : []));
const idsOf = (text: string) => ask(text).records.map(({ Id: id }) => id);

describe('SOQL of the stand-in for Salesforce', () => {
  it('reads an object’s fields, by Id when no order is asked for', () => {
    expect(ask('SELECT Id, Owner.Email FROM Account')).toMatchObject({
      object: 'Account',
      fields: ['Id', 'Owner.Email'],
    });
    expect(idsOf('SELECT Id FROM Account')).toEqual(['001', '002', '003']);
    expect(idsOf('SELECT Id FROM Contact')).toEqual([]);
  });

  it.each([
    ['SystemModstamp > 2026-03-01T09:00:00.000Z', ['003']],
    ['SystemModstamp >= 2026-03-01T10:00:00.000+01:00', ['001', '002', '003']], // the same instant in another zone
    ['SystemModstamp < 2026-03-02T09:00:00Z', ['001', '002']],
    ['SystemModstamp <= 2026-03-02T09:00:00Z', ['001', '002', '003']],
    ["SystemModstamp = 2026-03-01T09:00:00.000Z AND Id > '001'", ['002']],
    ["Name = 'O\\'Hara'", ['003']],
    ['IsDeleted = true', ['002']],
    ["Id IN ('001', '003', '009')", ['001', '003']],
    ["Owner.Email = 'b@example.com'", ['002']],
  ])('WHERE %s', (where, ids) => {
    expect(idsOf(`SELECT Id FROM Account WHERE ${where}`)).toEqual(ids);
  });

  it('orders by a field, ties by Id, and stops at its limit', () => {
    expect(idsOf('SELECT Id FROM Account ORDER BY SystemModstamp, Id LIMIT 2')).toEqual(['001', '002']);
    expect(idsOf('SELECT Id FROM Account ORDER BY Name LIMIT 5')).toEqual(['001', '002', '003']);
  });

  it.each(['SELECT Id FROM', 'DELETE FROM Account', "SELECT Id FROM Account WHERE Name LIKE 'A%'", ''])(
    'takes nothing for understood that it does not know: %s',
    (text) => {
      expect(() => ask(text)).toThrow('MALFORMED_QUERY');
    },
  );
});
