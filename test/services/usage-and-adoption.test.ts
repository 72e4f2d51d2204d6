import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { scoreAccounts } from '../../src/services/score-accounts';
import { connect, dayAgo, insert, NOW } from '../db/queries/account-facts';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
beforeEach(() => truncateAll(database.pool));

/** Ten logins a day with six features until 30 days ago, since then `logins` and `features`. */
async function fill(logins: number, features: number, days = 90): Promise<void> {
  const { pool } = database;
  await connect(pool, 'usage_daily');
  await insert(pool, 'accounts', [{ account_id: 'acme', name: 'Acme', features_purchased: 8 }]);
  for (let ago = 1; ago <= days; ago += 1) {
    const isRecent = ago <= 30;
    await insert(pool, 'usage_daily', [
      { account_id: 'acme', day: dayAgo(ago), logins: isRecent ? logins : 10, features_used: isRecent ? features : 6 },
    ]);
  }
}

async function readScored(): Promise<Record<string, unknown> | undefined> {
  const { db, pool } = database;
  const model = await loadModel('models/three-pillar.yaml');
  const playbook = await loadPlaybook('models/playbook.yaml');
  const announce = async () => ({});
  await scoreAccounts({ db, pool, model, playbook, freshness: [], now: NOW, mode: { kind: 'live', announce } });
  const { rows } = await pool.query<Record<string, unknown>>(
    'select usage_change_30, adoption_rate from account_health',
  );
  return rows[0];
}

describe('what a run keeps for the lists', () => {
  it('R167: the change of usage over the last 30 days against the 30 before', async () => {
    await fill(6, 6);
    expect(await readScored()).toMatchObject({ usage_change_30: -0.4 });
  });

  it('R169: a rise is kept as well as a fall', async () => {
    await fill(13, 6);
    expect(await readScored()).toMatchObject({ usage_change_30: 0.3 });
  });

  it('R166: the share of the features paid for that is in use', async () => {
    await fill(10, 4);
    expect(await readScored()).toMatchObject({ adoption_rate: 0.5 });
  });

  it('no change is made up where usage does not reach back far enough', async () => {
    await fill(6, 6, 40);
    expect(await readScored()).toMatchObject({ usage_change_30: null });
  });
});
