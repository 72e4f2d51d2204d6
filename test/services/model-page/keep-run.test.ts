import { fleetDays, modelVersions } from '../../../src/db/schema';
import type { ScoringModel } from '../../../src/scoring/model';
import type { Playbook } from '../../../src/scoring/playbook';
import { backfillHistory } from '../../../src/services/backfill-history';
import { loadModel } from '../../../src/services/model/load-model';
import { loadPlaybook } from '../../../src/services/model/load-playbook';
import { scoreAccounts, type ScoreAccountsInput } from '../../../src/services/score-accounts';
import { connect, hoursAgo, insert, NOW } from '../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});
beforeEach(async () => {
  await truncateAll(database.pool);
  await connect(database.pool, 'usage_daily');
  await insert(database.pool, 'accounts', [{ account_id: 'a', name: 'A', pod: 'West', segment: 'smb', arr: 100 }]);
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
const listDays = async () => (await database.db.select().from(fleetDays)).map(({ day }) => day).toSorted();
const TODAY = NOW.toISOString().slice(0, 10);

describe('a run over everyone', () => {
  it('R180: keeps the day, by pod, segment, currency and band', async () => {
    await run();
    const rows = await database.db.select().from(fleetDays);
    expect(rows).toMatchObject([{ day: TODAY, pod: 'West', segment: 'smb', currency: '', accounts: 1, arr: 100 }]);
  });

  it('R67: keeps the model that made it, with its weights', async () => {
    await run();
    const rows = await database.db.select().from(modelVersions);
    expect(rows).toMatchObject([
      { version: model.version, name: 'three-pillar', formula: null, firstUsedAt: NOW, lastUsedAt: NOW },
    ]);
    expect(rows[0]?.document).toMatchObject({ base: { dimensions: { product: 0.4 } } });
  });

  it('over a few accounts keeps neither', async () => {
    await run({ accountIds: ['a'] });
    expect(await listDays()).toEqual([]);
    expect(await database.db.select().from(modelVersions)).toEqual([]);
  });

  it('behind the present keeps its own day from its scores, and today as it is', async () => {
    await run();
    await database.pool.query('update fleet_days set accounts = 77');
    await run({ now: hoursAgo(48) });
    const rows = await database.db.select().from(fleetDays);
    expect(rows.map(({ accounts }) => accounts).toSorted((a, b) => a - b)).toEqual([1, 77]);
  });

  it('that fills history keeps every day of it', async () => {
    const rebase = async () => undefined;
    await backfillHistory({
      db: database.db,
      pool: database.pool,
      model,
      playbook,
      from: '2026-03-01',
      to: '2026-03-03',
      rebase,
    });
    expect(await listDays()).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
  });
});
