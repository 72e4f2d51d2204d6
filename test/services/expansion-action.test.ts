import { accountHealth } from '../../src/db/schema';
import { listExpansion } from '../../src/db/queries/home';
import { backfillHistory } from '../../src/services/backfill-history';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { scoreAccounts } from '../../src/services/score-accounts';
import { connect, dayAgo, insert, NOW } from '../db/queries/account-facts';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const OFFER = 'show their admin the seats in use this week and offer the next package';

/** A healthy account: logins and users every day for 200 days, invoices paid, tickets none. */
async function addAccount(accountId: string, users: number): Promise<void> {
  await insert(database.pool, 'accounts', [
    { account_id: accountId, name: accountId, arr: 1000, seats_purchased: 100 },
  ]);
  await database.pool.query(
    `insert into usage_daily (account_id, day, logins, active_users, source)
     select $1, $2::date - ago, 100, $3, 'csv' from generate_series(1, 200) ago`,
    [accountId, dayAgo(0), users],
  );
}

async function scoreAll(): Promise<void> {
  const model = await loadModel('models/three-pillar.yaml');
  const playbook = await loadPlaybook('models/playbook.yaml');
  const shared = { db: database.db, pool: database.pool, model, playbook };
  await backfillHistory({ ...shared, from: dayAgo(35), to: dayAgo(1), rebase: async () => undefined });
  const announce = () => Promise.resolve({});
  await scoreAccounts({ ...shared, freshness: [], now: NOW, mode: { kind: 'live', announce } });
}

describe('the action that belongs to an offer', () => {
  beforeEach(async () => {
    await truncateAll(database.pool);
    await connect(database.pool, 'usage_daily', 'tickets', 'invoices', 'subscriptions');
    await addAccount('full', 95);
    await addAccount('half', 60);
    await scoreAll();
  });

  it('R222: is kept apart from the action about trouble, and shown with the reason to expand', async () => {
    const rows = await database.db.select().from(accountHealth).orderBy(accountHealth.accountId);
    const none = { action: null, actionDueOn: null };
    expect(rows).toMatchObject([
      { ...none, accountId: 'full', expansionStage: 'ready', expansionAction: OFFER, expansionActionDueOn: dayAgo(-2) },
      { ...none, accountId: 'half', expansionStage: null, expansionAction: null, expansionActionDueOn: null },
    ]);
    expect(
      await listExpansion(database.db, { scope: { kind: 'all' }, today: NOW.toISOString().slice(0, 10), limit: 5 }),
    ).toMatchObject([
      { accountId: 'full', reason: expect.stringContaining('95%'), action: OFFER, actionDueOn: dayAgo(-2) },
    ]);
  });
});
