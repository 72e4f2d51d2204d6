import { accounts, tickets } from '../../../src/db/schema';
import { runPull } from '../../../src/services/pull/run-pull';
import { truncateAll, useDatabase } from '../../support/database';
import { buildConnector, buildStream, NOW, page, ticket } from './build-pulled';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(accounts).values([
    { accountId: 'a1', name: 'Acme', source: 'csv' },
    { accountId: 'a2', name: 'Beta', source: 'csv' },
  ]);
});
const pull = (connector: ReturnType<typeof buildConnector>, now = NOW) => {
  const changed: string[] = [];
  return runPull({
    pool: database.pool,
    connector,
    now,
    onChangedAccounts: async (ids) => void changed.push(...ids),
    onUnexpected: (error) => {
      throw error;
    },
  }).then((report) => ({ report, changed }));
};
const listTickets = () => database.db.select().from(tickets).orderBy(tickets.ticketId);

describe('a first pass', () => {
  it('lands the records of all pages under ids that bear the name of their source', async () => {
    const stream = buildStream({
      pages: [page('1', [ticket('7')]), page('2', [ticket('8', { account: 'a2' })], { isLast: true })],
    });
    const { report, changed } = await pull(buildConnector(stream));
    expect(report).toMatchObject({ status: 'ok', changedAccounts: 2, files: [{ landed: 2, rowsRead: 2, error: null }] });
    expect(changed).toEqual(['a1', 'a2']);
    expect((await listTickets()).map(({ accountId, ticketId }) => [accountId, ticketId])).toEqual([
      ['a1', 'desk:7'],
      ['a2', 'desk:8'],
    ]);
  });
});
