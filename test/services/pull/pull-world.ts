import type { PullConnector } from '../../../src/ingest/pull/connector';
import { runPull } from '../../../src/services/pull/run-pull';
import { accounts } from '../../../src/db/schema';
import { truncateAll, type TestDatabase } from '../../support/database';
import { NOW } from './build-pulled';

/** Two accounts that a file told of: Acme and Beta. */
export async function seedAccounts({ pool, db }: TestDatabase): Promise<void> {
  await truncateAll(pool);
  await db.insert(accounts).values([
    { accountId: 'a1', name: 'Acme', source: 'csv' },
    { accountId: 'a2', name: 'Beta', source: 'csv' },
  ]);
}

/** One run, with the accounts that changed. What nobody foresaw fails the test. */
export async function pull({ pool }: Pick<TestDatabase, 'pool'>, connector: PullConnector, now = NOW) {
  const changed: string[] = [];
  const report = await runPull({
    pool,
    connector,
    now,
    onChangedAccounts: async (ids) => void changed.push(...ids),
    onUnexpected: (error) => {
      throw error;
    },
  });
  return { report, changed };
}

/** What a query gives, as rows of values. */
export async function listRows({ pool }: Pick<TestDatabase, 'pool'>, query: string): Promise<unknown[][]> {
  const { rows } = await pool.query<Record<string, unknown>>(query);
  return rows.map((row) => Object.values(row));
}
