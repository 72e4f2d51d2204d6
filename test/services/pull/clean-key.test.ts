import { cleanKey } from '../../../src/services/pull/clean-key';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, page, ticket } from './build-pulled';
import { listRows, pull, seedAccounts } from './pull-world';

describe('the key of a customer', () => {
  it('is kept as it is up to 200 characters, and as a hash beyond, the same however often it is cleaned', () => {
    expect(cleanKey('x'.repeat(200))).toBe('x'.repeat(200));
    const long = cleanKey('x'.repeat(201));
    expect(long.length).toBeLessThan(60);
    expect(cleanKey(long)).toBe(long);
    expect(cleanKey('y'.repeat(201))).not.toBe(long);
  });

  it('loses what no column holds', () => {
    expect(cleanKey('ac\0me')).toBe('acme');
  });
});

describe('a customer whose key is a whole page', () => {
  const database = useDatabase();
  beforeEach(() => seedAccounts(database));

  it('stops nobody: its ticket waits, and the others land', async () => {
    const odd = ticket('7', {
      account: Array.from({ length: 5000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(''),
    });
    const stream = buildStream({ pages: [page('1', [odd, ticket('8')], { isLast: true })] });
    const { report } = await pull(database, buildConnector(stream));
    expect(report).toMatchObject({ status: 'ok', files: [{ landed: 1, waiting: 1 }] });
    expect(await listRows(database, 'select ticket_id from tickets')).toEqual([['desk:8']]);
  });
});
