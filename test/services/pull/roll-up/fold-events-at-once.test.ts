import { type Connection, withConnection } from '../../../../src/db/queries/ingest-lock';
import { openChangedAccounts } from '../../../../src/db/queries/facts/changed-accounts';
import type { ProductEvent } from '../../../../src/ingest/pull/connector';
import { resolveAccounts } from '../../../../src/services/pull/identity/resolve-accounts';
import { foldEvents } from '../../../../src/services/pull/roll-up/fold-events';
import { insert } from '../../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');
const SOURCE = 'segment';
const account = { key: 'g1', externalId: 'acme' };
const seen = (id: string): ProductEvent => ({ kind: 'event', id, account, day: '2026-03-03', userId: id, feature: null, isLogin: false }); // prettier-ignore
const opened = (id: string): ProductEvent => ({ ...seen(id), engagement: 'email_opened' });

const fold = (connection: Connection, events: readonly ProductEvent[]) =>
  foldEvents(connection, { source: SOURCE, events, now: NOW, engagementColumns: ['emails_opened'] });

/** One delivery as a process of its own lands it; `whenFolded` before it commits. */
const land = (events: readonly ProductEvent[], whenFolded: () => Promise<void> = async () => undefined) =>
  withConnection(database.pool, async (connection) => {
    await openChangedAccounts(connection.client);
    await connection.db.transaction(async () => {
      await fold(connection, events);
      await whenFolded();
    });
  });

/** Until another connection waits for what this one holds. */
async function untilOneWaits(): Promise<void> {
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 2_000; tries += 1) if ((await database.pool.query(waits)).rowCount === 1) return;
  throw new Error('nobody waits');
}

beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }]);
  await withConnection(database.pool, ({ db }) => resolveAccounts(db, { source: SOURCE, hints: [account], now: NOW }));
});

describe('events of one day that two processes land at once', () => {
  it.each([
    ['use', seen, 'select events::int as count, active_users as of from usage_daily', { count: 2, of: 2 }],
    ['engagement', opened, 'select emails_opened as count from engagement_daily', { count: 2 }],
  ])('are all counted: %s', async (_what, toEvent, query, expected) => {
    let other: Promise<void> = Promise.resolve();
    await land([toEvent('1')], async () => {
      other = land([toEvent('2')]);
      await untilOneWaits();
    });
    await other;
    expect((await database.pool.query(query)).rows).toEqual([expected]);
  });
});
