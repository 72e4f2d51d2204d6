import { accounts } from '../../../src/db/schema';
import { listAccountsBeginning, listAccountsLike, listAccountsNamed } from '../../../src/db/queries/accounts-search';
import { lookUpAccount } from '../../../src/services/look-up-account';
import { useDatabase } from '../../support/database';

const database = useDatabase();
const ALL = { kind: 'all' } as const;
const search = (text: string) => ({ scope: ALL, text, limit: 6 });

beforeAll(async () => {
  const names = [
    'Acme',
    'Acme Laboratories',
    'Blue_Sky',
    'BlueXSky',
    '50% Off',
    'Müller & Söhne',
    'Northwind Traders',
    'Twin',
    'twin',
  ];
  await database.db.insert(accounts).values(
    names.map((name, index) => ({
      accountId: `A-${index}`,
      name,
      aeEmail: index === 0 ? 'ana@example.com' : null,
      source: 'test',
    })),
  );
});

const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);

describe('looking for an account', () => {
  it.each([
    ['by name, whatever the case', 'aCME', ['Acme']],
    ['by id', 'A-6', ['Northwind Traders']],
    ['with letters that are not ASCII', 'MÜLLER & SÖHNE', ['Müller & Söhne']],
    ['not by a part', 'Acm', []],
  ])('exactly: %s', async (_how, text, found) => {
    expect(names(await listAccountsNamed(database.db, search(text)))).toEqual(found);
  });

  it.each([
    ['acme', ['Acme', 'Acme Laboratories']],
    ['blue_', ['Blue_Sky']],
    ['50%', ['50% Off']],
    ['%', []],
    ['\\', []],
  ])('by beginning: %s', async (text, found) => {
    expect(names(await listAccountsBeginning(database.db, search(text)))).toEqual(found);
  });

  it.each([
    ['a letter too few', 'Northwnd Traders', 'Northwind Traders'],
    ['a word of it', 'traders', 'Northwind Traders'],
    ['words swapped', 'traders northwind', 'Northwind Traders'],
  ])('by likeness: %s', async (_how, text, found) => {
    expect(names(await listAccountsLike(database.db, search(text)))[0]).toBe(found);
  });

  it('finds nothing for what is like nothing', async () => {
    expect(await listAccountsLike(database.db, search('zzzzqqq'))).toEqual([]);
  });
});

describe('what a look-up decides', () => {
  const lookUp = (text: string) => lookUpAccount(database.db, { scope: ALL, text });

  it.each([
    ['  acme  ', { kind: 'found', accountId: 'A-0' }],
    ['Acme   Lab', { kind: 'found', accountId: 'A-1' }],
    ['Northwnd Traders', { kind: 'found', accountId: 'A-6' }],
    ['', { kind: 'none' }],
    ['zzzzqqq', { kind: 'none' }],
  ])('%j: %j', async (text, result) => {
    expect(await lookUp(text)).toEqual(result);
  });

  it('two of the same name are a choice, never the first of them', async () => {
    expect(await lookUp('TWIN')).toMatchObject({
      kind: 'choice',
      matches: [{ accountId: 'A-7' }, { accountId: 'A-8' }],
    });
  });

  it('what lies outside the scope is neither found nor suggested', async () => {
    const scope = { kind: 'own', email: 'ana@example.com', pods: [] } as const;
    expect(await lookUpAccount(database.db, { scope, text: 'Acme Laboratories' })).not.toMatchObject({
      accountId: 'A-1',
    });
    expect(await lookUpAccount(database.db, { scope, text: 'Northwind Traders' })).toEqual({ kind: 'none' });
  });

  it('a text of ten thousand characters is only long', async () => {
    expect(await lookUp('x'.repeat(10_000))).toEqual({ kind: 'none' });
  });
});
