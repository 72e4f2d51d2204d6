import { loadModel } from '../../../src/services/model/load-model';
import { readComputed } from '../../../src/services/drill/read-computed';
import { readScoreCourse } from '../../../src/services/drill/read-score-course';
import type { ScoringModel } from '../../../src/scoring/model';
import { dayAgo, hoursAgo, insert, NOW } from '../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../support/database';
import { buildWorld, viewAs } from '../override/judged-world';

const database = useDatabase();
let model: ScoringModel;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
});
beforeEach(async () => {
  await truncateAll(database.pool);
  await buildWorld(database.pool);
});

const asked = (viewer = viewAs('ana')) => ({ accountId: 'acme', scope: viewer.scope, now: NOW });
const course = (viewer = viewAs('ana')) => readScoreCourse({ db: database.db, model }, asked(viewer));
const history = (day: string, score: number | null, version = model.version) =>
  database.pool.query(
    `insert into health_history (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points)
     values ('acme', $1::date, $1::date, $3, $2, 'yellow', 1, '{}', '{}')`,
    [day, score, version],
  );

describe('the course of a score', () => {
  it('R188: reaches over 180 days, today among them, with what was used and when alerts opened', async () => {
    for (const days of [180, 179, 0, -1]) await history(dayAgo(days), 50 + (days % 10));
    for (const days of [180, 179, 0, -1]) await insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: dayAgo(days), active_users: 7 }]); // prettier-ignore
    await database.pool.query(
      `insert into alerts (account_id, reason, action, action_due_on, model_version, opened_at, current_band, status)
       select 'acme', 'r', 'a', '2026-03-06', 'v1', at, 'red', 'resolved' from unnest($1::timestamptz[]) as at`,
      [[hoursAgo(24 * 180), hoursAgo(24 * 10), hoursAgo(-1)]],
    );
    const found = await course();
    expect(found.scores.map(({ day }) => day)).toEqual([dayAgo(179), dayAgo(0)]);
    expect(found.use.map(({ day }) => day)).toEqual([dayAgo(179), dayAgo(0)]);
    expect(found.alertDays).toEqual([dayAgo(10)]);
    expect(found).toMatchObject({ fromDay: dayAgo(179), toDay: dayAgo(0), name: 'Acme' });
  });

  it('has the bands of the model, and of the account’s segment', async () => {
    await history(dayAgo(1), 50);
    expect((await course()).bands.map(({ band }) => band)).toEqual(['red', 'yellow', 'green']);
  });

  it('has no bands where a part of it was scored by another model', async () => {
    await history(dayAgo(2), 50, 'older');
    await history(dayAgo(1), 50);
    expect((await course()).bands).toEqual([]);
  });

  it('is told to nobody who may not see the account', async () => {
    await expect(course(viewAs('zoe'))).rejects.toThrow('I find no such account among yours.');
  });
});

describe('how the score was computed', () => {
  const computed = (viewer = viewAs('ana')) => readComputed({ db: database.db, model }, asked(viewer));
  const setHealth = (version: string) =>
    database.pool.query('update account_health set model_version = $1, dimensions = $2', [
      version,
      JSON.stringify([['product', 1, 58, 1, [['login_trend_14d', -0.41, 58, 1, 42]]]]),
    ]);

  it('knows units and what was missing of the model in force', async () => {
    await setHealth(model.version);
    const page = await computed();
    expect(page).toMatchObject({ name: 'Acme', model: { name: 'three-pillar' }, coverage: 1 });
    expect(page.computed?.dimensions[0]?.signals).toMatchObject([{ unit: 'rate', indicates: 'leading', contribution: 58 }]); // prettier-ignore
    expect(page.computed?.dimensions[0]?.missing?.length).toBeGreaterThan(0);
  });

  it('of a score by an older model gives its numbers and its version', async () => {
    await setHealth('older');
    const page = await computed();
    expect(page.model).toEqual({ name: null, version: 'older' });
    expect(page.computed).toMatchObject({ score: 58, leadingRate: null });
  });

  it('says that an account was never scored', async () => {
    await database.pool.query('delete from account_health');
    expect(await computed()).toMatchObject({ scoredAt: null, computed: null });
  });

  it('is told to nobody who may not see the account', async () => {
    await expect(computed(viewAs('zoe'))).rejects.toThrow('I find no such account among yours.');
  });
});
