import { accounts } from '../../src/db/schema';
import { ingestAndScore } from '../../src/services/ingest-and-score';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  const rows = Array.from({ length: 50 }, (_, index) => ({
    accountId: `a${index}`,
    name: `A${index}`,
    source: 'test',
  }));
  await database.db.insert(accounts).values(rows);
});

/** An ingest that changes so many accounts, told of in two pages. */
async function ingest(changed: number) {
  const ids = Array.from({ length: changed }, (_, index) => `a${index}`);
  const scored: string[] = [];
  const run = await ingestAndScore({
    db: database.db,
    ingest: async (onChangedAccounts) => {
      await onChangedAccounts(ids.slice(0, 6));
      if (ids.length > 6) await onChangedAccounts(ids.slice(6));
      return { source: 'csv', status: 'ok', error: null, files: [], startedAt: new Date(0), changedAccounts: changed };
    },
    scoreTouched: async (accountIds) => {
      scored.push(...accountIds);
      return accountIds.length;
    },
  });
  return { rescored: run.rescored, scored: scored.length };
}

describe('an ingest', () => {
  it.each([
    // accounts of 50 that changed, scored at once
    [0, 0],
    [1, 1],
    [10, 10], // a fifth
    [11, 0],
    [50, 0],
  ])('R46: that changed %d of 50 accounts has %d scored right after it', async (changed, rescored) => {
    expect(await ingest(changed)).toEqual({ rescored, scored: rescored });
  });
});
