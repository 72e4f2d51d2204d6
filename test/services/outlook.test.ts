import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { STEPS_READ } from '../../src/scoring/past-forecasts';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { scoreAccounts, type ScoreAccountsInput } from '../../src/services/score-accounts';
import { connect, dayAgo, insert, NOW } from '../db/queries/account-facts';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const NAMES = Array.from({ length: 21 }, (_, index) => `account-${index}`);
let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});

/** Twenty-one accounts with twenty logins a day for 91 days; `share` of it on an account's day of the last week. */
async function seed(share: (index: number) => number): Promise<void> {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', NAMES.map((name) => ({ account_id: name, name, created_on: '2024-01-01' }))); // prettier-ignore
  await connect(database.pool, 'usage_daily', 'tickets', 'invoices');
  await database.pool.query(
    `insert into usage_daily (account_id, day, logins, source)
     select name, $2::date - ago, case when ago <= 7 then 20 * share else 20 end, 'csv'
     from unnest($1::text[], $3::float8[]) as a(name, share), generate_series(1, 91) as ago`,
    [NAMES, dayAgo(0), NAMES.map((_, index) => share(index))],
  );
}

/** Scores of a year and nine months: each fell by `fall` points in ninety days, and came back. */
const seedHistory = (fall: number) =>
  database.pool.query(
    `insert into health_history (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points)
     select name, $2::date - 30 * step, $2::date - 30 * step, $3, case when step % 6 < 3 then 90 - $4::int else 90 end, 'green', 1, '{}', '{}'
     from unnest($1::text[]) as name, generate_series(1, $5::int) as step`,
    [NAMES, dayAgo(0), model.version, fall, STEPS_READ],
  );

const run = (mode: ScoreAccountsInput['mode'] = { kind: 'live', announce: async () => ({}) }) =>
  scoreAccounts({ db: database.db, pool: database.pool, model, playbook, freshness: [], now: NOW, mode });
const read = async (accountId: string) => {
  const { rows } = await database.pool.query<Record<string, unknown>>('select score, forecast, anomaly from account_health where account_id = $1', [accountId]); // prettier-ignore
  return rows[0];
};

describe('a scoring run', () => {
  it('R78: keeps the week that was unlike an account, and only its', async () => {
    await seed((index) => (index === 0 ? 0.2 : 1));
    await run();
    expect((await read('account-0'))?.['anomaly']).toMatchObject({ thisWeek: 28, usual: 140, usualLow: 140, usualHigh: 140, fleetFactor: 1, unit: 'logins' }); // prettier-ignore
    expect((await read('account-1'))?.['anomaly']).toBeNull();
  });

  it('R78: sees nothing unlike in a week that was so for all, but still the account that fell further', async () => {
    await seed((index) => (index === 0 ? 0.05 : 0.4));
    await run();
    expect((await read('account-1'))?.['anomaly']).toBeNull();
    expect((await read('account-0'))?.['anomaly']).toMatchObject({ thisWeek: 7, fleetFactor: 0.4 });
  });

  it('R71: keeps a forecast that rests on how scores of this fleet went on before', async () => {
    await seed(() => 1);
    await seedHistory(20);
    await run();
    const found = await read('account-1');
    expect(found?.['forecast']).toMatchObject({ horizonDays: 90, low: expect.any(Number), high: expect.any(Number) });
  });

  it('forecasts nothing without a past, of this model', async () => {
    await seed(() => 1);
    await seedHistory(20);
    await database.pool.query(`update health_history set model_version = 'another'`);
    await run();
    expect((await read('account-1'))?.['forecast']).toBeNull();
  });

  it('that only fills history asks nothing of the fleet, and remembers nothing of it', async () => {
    await seed(() => 0);
    await run({ kind: 'history' });
    const kept = async () => (await database.pool.query('select day from shared_causes')).rows.length;
    expect(await kept()).toBe(0);
    await run();
    expect(await kept()).toBe(7); // all were silent for a week
  });
});
