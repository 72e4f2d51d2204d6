import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { scoreAccounts, type ScoreAccountsInput } from '../../src/services/score-accounts';
import { connect, dayAgo, hoursAgo, insert, NOW } from '../db/queries/account-facts';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});
beforeEach(async () => {
  await truncateAll(database.pool);
  await connect(database.pool, 'usage_daily', 'tickets', 'invoices');
  for (let index = 0; index < 11; index += 1) {
    const account_id = `a${index}`;
    await insert(database.pool, 'accounts', [{ account_id, name: account_id, segment: 'smb' }]);
    if (index === 10) continue; // of the last nothing is known
    await insert(
      database.pool,
      'usage_daily',
      Array.from({ length: 60 }, (_, ago) => ({
        account_id,
        day: dayAgo(ago + 1),
        logins: ago < 14 ? 100 - index * 5 : 100,
      })),
    );
  }
});

const live: ScoreAccountsInput['mode'] = { kind: 'live', announce: async () => ({}) };
const run = (over: Partial<ScoreAccountsInput> = {}) =>
  scoreAccounts({
    db: database.db,
    pool: database.pool,
    model,
    playbook,
    freshness: [],
    now: NOW,
    mode: live,
    ...over,
  });
async function readRanked(): Promise<(number | null)[]> {
  const { rows } = await database.pool.query<{ size: number | null }>(
    `select (cohorts -> 0 ->> 'size')::int as size from account_health order by account_id`,
  );
  return rows.map(({ size }) => size);
}

describe('after a run over all accounts', () => {
  it('R72: everyone is ranked among those whose band is known', async () => {
    await run();
    expect(await readRanked()).toEqual([10, 10, null, 10, 10, 10, 10, 10, 10, 10, 10]); // a10, of which nothing is known, comes second
  });

  it.each([
    ['of named accounts', { accountIds: ['a1', 'a2'] }],
    ['that fills history', { mode: { kind: 'history' } }],
    ['that ends a backfill', { mode: { kind: 'backfill', rebase: async () => undefined } }],
  ] as const)('but not after one %s', async (_what, over) => {
    await run(over);
    const { rowCount } = await database.pool.query('select from account_health where cohorts is not null');
    expect(rowCount).toBe(0);
  });

  it('and not by one made for an earlier now', async () => {
    await run();
    await database.pool.query('update account_health set cohorts = null');
    await run({ now: hoursAgo(24) });
    const { rowCount } = await database.pool.query('select from account_health where cohorts is not null');
    expect(rowCount).toBe(0);
  });
});
