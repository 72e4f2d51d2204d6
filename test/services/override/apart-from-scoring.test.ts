import type { Observation } from '../../../src/domain/score';
import type { ScoringModel } from '../../../src/scoring/model';
import type { Playbook } from '../../../src/scoring/playbook';
import { createOverride } from '../../../src/services/override/create-override';
import { loadModel } from '../../../src/services/model/load-model';
import { loadPlaybook } from '../../../src/services/model/load-playbook';
import { scoreAccounts } from '../../../src/services/score-accounts';
import { connect, dayAgo, getFeatures, hoursAgo, insert, NOW } from '../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../support/database';
import { viewAs } from './judged-world';

const database = useDatabase();
let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});

type Rows = Record<string, unknown>[];
const readAll = async (table: string): Promise<Rows> =>
  (await database.pool.query<Record<string, unknown>>(`select * from ${table} order by 1, 2`)).rows;

/** Two days of scores of an account whose logins fall, judged by a person in between, or not. */
async function runTwoDays(judge: () => Promise<void>) {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme', arr: 1000, segment: 'smb' }]);
  await connect(database.pool, 'usage_daily', 'tickets', 'invoices');
  for (let ago = 1; ago <= 100; ago += 1)
    await insert(database.pool, 'usage_daily', [
      { account_id: 'acme', day: dayAgo(ago), logins: ago <= 14 ? 59 : 100 },
    ]);
  const told: Observation[] = [];
  const score = (now: Date) =>
    scoreAccounts({
      db: database.db,
      pool: database.pool,
      model,
      playbook,
      freshness: [],
      now,
      mode: { kind: 'live', announce: async (_tx, observations) => (told.push(...observations), {}) },
    });
  await score(hoursAgo(24));
  await judge();
  await score(NOW);
  const stored = { health: await readAll('account_health'), history: await readAll('health_history') };
  return { ...stored, told, features: await getFeatures(database.pool) };
}

it('X19: inputs, scores, history and what alerts see are the same with a judgement and without', async () => {
  let made = 0;
  const without = await runTwoDays(async () => undefined);
  const withOne = await runTwoDays(async () => {
    const judged = [{ kind: 'points', points: 15 }, { kind: 'band', band: 'green' }] as const; // prettier-ignore
    for (const one of judged) {
      await createOverride(database.db, {
        viewer: viewAs('ria', 'revops'),
        accountId: 'acme',
        judged: one,
        reason: 'I know better',
        now: hoursAgo(12),
      });
      made += 1;
    }
  });
  expect(made).toBe(2);
  expect(withOne.told).toHaveLength(2);
  expect(withOne).toEqual(without);
});
