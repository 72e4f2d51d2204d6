import { Client } from 'pg';
import { truncateAll, useDatabase } from '../support/database';
import { calibrations } from '../../src/db/schema';
import type { Observation } from '../../src/domain/score';
import { readCurve } from '../../src/scoring/curve';
import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { backfillHistory } from '../../src/services/backfill-history';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { scoreAccounts, type Announce, type ScoreRun } from '../../src/services/score-accounts';
import { connect, dayAgo, hoursAgo, insert, NOW } from '../db/queries/account-facts';

const database = useDatabase();
let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme', arr: 1000 }, { account_id: 'bolt', name: 'Bolt' }]); // prettier-ignore
  await connect(database.pool, 'usage_daily', 'tickets', 'invoices');
  // Acme: ten logins a day until a fortnight ago, six since; then an unpaid invoice and a P1
  for (let ago = 1; ago <= 100; ago += 1)
    await insert(database.pool, 'usage_daily', [
      { account_id: 'acme', day: dayAgo(ago), logins: ago <= 14 ? 59 : 100 },
    ]);
  await insert(database.pool, 'tickets', [
    { account_id: 'acme', ticket_id: 't', opened_at: hoursAgo(30), priority: 'p1' },
  ]);
  await insert(database.pool, 'invoices', [{ account_id: 'acme', invoice_id: 'i', issued_on: dayAgo(35), due_on: dayAgo(5), amount: 9 }]); // prettier-ignore
});

type Told = { observations: readonly Observation[]; at: Date };
function listen(): { told: Told[]; announce: Announce } {
  const told: Told[] = [];
  const announce: Announce = async (_tx, observations, at) => {
    told.push({ observations, at });
    return { hold: observations.length - 1, announce: 1 };
  };
  return { told, announce };
}
const score = (now = NOW, announce: Announce = listen().announce) =>
  scoreAccounts({
    ...database,
    db: database.db,
    pool: database.pool,
    model,
    playbook,
    freshness: [],
    now,
    mode: { kind: 'live', announce },
  });
const summaryOf = (run: ScoreRun) => {
  if (run.kind !== 'done') throw new Error(run.kind);
  return run.summary;
};
const list = async (table: string) =>
  (await database.pool.query<Record<string, unknown>>(`select * from ${table} order by account_id, scored_at`)).rows;

describe('a run', () => {
  it('R65: stores how each account stands, with reason and action, and tells the alert rules in the same breath', async () => {
    const { told, announce } = listen();
    const summary = summaryOf(await score(NOW, announce));
    expect(summary).toMatchObject({
      accounts: 2, scored: 1, unknown: 1, outOfOrder: 0, bands: { red: 1, yellow: 0, green: 0, unknown: 1 }, announced: { hold: 1, announce: 1 },
    }); // prettier-ignore
    const [acme, bolt] = await list('account_health');
    expect(acme).toMatchObject({
      account_id: 'acme', band: 'red', scored_at: NOW, model_version: model.version, coverage: 1, driver_stream: 'usage_daily',
      reason: 'Logins down 41% in 14 days', action: 'book a 30-min usage review with their admin this week', action_due_on: dayAgo(-2),
      trend: 'unknown', expansion_rank: null,
    }); // prettier-ignore
    expect(bolt).toMatchObject({ account_id: 'bolt', band: 'unknown' });
    expect(told).toHaveLength(1);
    expect(told[0]?.observations.map(({ accountId, band }) => [accountId, band]).toSorted()).toEqual([['acme', 'red'], ['bolt', 'unknown']]); // prettier-ignore
  });

  it('R66: leaves one row of history a day; repeated, it changes nothing but the instant', async () => {
    await score();
    const [before] = await list('health_history');
    await score(hoursAgo(-5));
    const rows = await list('health_history');
    expect(rows).toHaveLength(2); // one per account
    expect(rows[0]).toMatchObject({ day: before?.['day'], band: 'red', scored_at: hoursAgo(-5), points: expect.objectContaining({ login_trend_14d: expect.any(Number) }) }); // prettier-ignore
    await score(hoursAgo(-24));
    expect(await list('health_history')).toHaveLength(4);
  });

  it('commits nothing of a page whose alerts fail', async () => {
    const failing: Announce = () => Promise.reject(new Error('no alerts today'));
    await expect(score(NOW, failing)).rejects.toThrow('no alerts today');
    expect(await list('account_health')).toEqual([]);
    expect(await list('health_history')).toEqual([]);
    expect(summaryOf(await score()).accounts).toBe(2); // and the lock is free again
  });

  it('made for an earlier now fills history and says nothing', async () => {
    await score();
    const { told, announce } = listen();
    const summary = summaryOf(await score(hoursAgo(48), announce));
    expect(summary).toMatchObject({ accounts: 2, outOfOrder: 2, announced: {} });
    expect(told).toEqual([]);
    expect(await list('account_health')).toMatchObject([{ scored_at: NOW }, { scored_at: NOW }]);
    expect(await list('health_history')).toHaveLength(4);
  });

  it('is refused while another one holds the lock, and not afterwards', async () => {
    const other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query('select pg_advisory_lock(5246338)');
    expect(await score()).toEqual({ kind: 'already_running' });
    await other.end();
    expect(await score()).toMatchObject({ kind: 'done' });
  });

  it('counts money with the odds of this company’s own outcomes, where they were fitted for this model', async () => {
    const fit = { fittedAt: NOW, outcomes: 120, churned: 30, curve: [[0, 0.5]] as [number, number][] };
    await database.db.insert(calibrations).values({ ...fit, modelVersion: model.version });
    await score();
    const [acme] = await list('account_health');
    // ARR 1000, renewal not known: a quarter of the year's risk
    expect(acme).toMatchObject({ churn_basis: 'calibrated', churn_probability: 0.5, revenue_at_risk: 125 });
  });

  it('of named accounts touches only these', async () => {
    const input = {
      db: database.db,
      pool: database.pool,
      model,
      playbook,
      freshness: [],
      now: NOW,
      accountIds: ['bolt'],
    };
    await scoreAccounts({ ...input, mode: { kind: 'live', announce: listen().announce } });
    expect((await list('account_health')).map((row) => row['account_id'])).toEqual(['bolt']);
  });
});

describe('filling the history', () => {
  it('goes day by day, each seeing its own past only, quietly, and says how far it is', async () => {
    const rebased: Date[] = [];
    const days: string[] = [];
    const filled = await backfillHistory({
      db: database.db, pool: database.pool, model, playbook, from: dayAgo(20), to: dayAgo(0),
      rebase: async (_tx, _observations, at) => void rebased.push(at),
      onProgress: ({ day, done, total }) => days.push(`${day} ${done}/${total}`),
    }); // prettier-ignore
    expect(filled).toEqual({ days: 21, skipped: 0 });
    expect(days.at(0)).toBe(`${dayAgo(20)} 1/21`);
    expect(days.at(-1)).toBe(`${dayAgo(0)} 21/21`);
    expect(rebased).toEqual([NOW]); // only the last day is how things stand
    const acme = (await list('health_history')).filter((row) => row['account_id'] === 'acme');
    expect(acme).toHaveLength(21);
    expect(acme[0]).toMatchObject({ band: 'green' }); // before the logins fell, the P1 opened and the invoice fell due
    expect(acme.at(-1)).toMatchObject({ band: 'red' });
  });

  it('gives the later days a trend and a reason measured against the earlier ones', async () => {
    const from = {
      db: database.db,
      pool: database.pool,
      model,
      playbook,
      from: dayAgo(40),
      to: dayAgo(1),
      rebase: async () => undefined,
    };
    await backfillHistory(from);
    await score();
    const [acme] = await list('account_health');
    expect(acme).toMatchObject({ trend: 'declining', reason: 'Logins down 41% in 14 days' });
    expect(Number(acme?.['change_30'])).toBeLessThan(-40);
    expect(acme).toMatchObject({
      drop_kind: 'critical', portfolio_tier: 1, churn_basis: 'assumption', expansion_stage: null,
      root_cause: { dimension: expect.any(String), sinceOn: expect.stringMatching(/^2026-02-/) },
      next_band: { band: expect.stringMatching(/yellow|green/), sentence: expect.stringMatching(/^(Yellow|Green) if /) },
    }); // prettier-ignore
    expect(acme?.['churn_probability']).toBeCloseTo(readCurve(model.churnPrior, Number(acme?.['score'])), 1);
  });
});
