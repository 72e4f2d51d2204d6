import { alerts, calibrations, modelVersions, predictions } from '../../../src/db/schema';
import type { ScoringModel } from '../../../src/scoring/model';
import { keepRun } from '../../../src/services/model-page/keep-run';
import { readModelPage } from '../../../src/services/model-page/read-model-page';
import { createOverride } from '../../../src/services/override/create-override';
import { loadModel } from '../../../src/services/model/load-model';
import { truncateAll, useDatabase } from '../../support/database';
import { addAccount, addOutcome, addScore, NOW } from '../portfolio/fleet';

const database = useDatabase();
let model: ScoringModel;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
});
beforeEach(() => truncateAll(database.pool));

const read = () => readModelPage({ db: database.db, model }, NOW);
const A_YEAR_AGO = '2025-11-23';
const scored = async (accountId: string, day: string, score: number, band: 'red' | 'yellow' | 'green') => {
  await addScore(database.db, { accountId, day, score, band, modelVersion: model.version });
};
/** An account with a score of one day and what became of it. */
async function tell(accountId: string, score: number, outcome: Omit<Parameters<typeof addOutcome>[1], 'accountId'>) {
  await addAccount(database.db, { accountId });
  await scored(accountId, A_YEAR_AGO, score, score <= 35 ? 'red' : score <= 70 ? 'yellow' : 'green');
  await addOutcome(database.db, { accountId, ...outcome });
}
const STILL_THERE = { observedUntil: '2026-11-23' };

describe('the model in force', () => {
  it('R74: has its heaviest signals first, each leading or lagging', async () => {
    const { signals, leadingShare, signalCount } = await read();
    expect(signals).toHaveLength(10);
    expect(signals.map(({ share }) => share)).toEqual(signals.map(({ share }) => share).toSorted((a, b) => b - a));
    expect(new Set(signals.map(({ indicates }) => indicates)).size).toBe(2);
    expect(leadingShare).toBeGreaterThan(0);
    expect(leadingShare).toBeLessThan(1);
    expect(signalCount).toBeGreaterThan(10);
  });

  it('R67: stands since the first run that scored everyone by it', async () => {
    expect((await read()).firstUsedAt).toBeNull();
    const run = { db: database.db, model, mode: { kind: 'live' } as const };
    await keepRun({ ...run, now: new Date('2026-11-01T06:00:00Z') }, { isNewest: true });
    await keepRun({ ...run, now: NOW }, { isNewest: true });
    await keepRun({ ...run, now: new Date('2026-10-01T06:00:00Z'), mode: { kind: 'history' } }, { isNewest: true });
    expect((await read()).firstUsedAt).toEqual(new Date('2026-10-01T06:00:00Z'));
    expect(await database.db.select().from(modelVersions)).toMatchObject([{ lastUsedAt: NOW }]);
  });

  it('R82: is compared with the one that was used last before it', async () => {
    const six = await loadModel('models/six-dimension.yaml');
    const at = (day: string) => new Date(`${day}T06:00:00Z`);
    const mode = { kind: 'live' } as const;
    await keepRun(
      { db: database.db, model: { ...six, version: 'oldest' }, now: at('2026-01-01'), mode },
      { isNewest: true },
    );
    await keepRun({ db: database.db, model: six, now: at('2026-06-01'), mode }, { isNewest: true });
    const { previous } = await read();
    expect(previous).toMatchObject({ version: six.version, lastUsedAt: at('2026-06-01') });
    expect(previous?.changes).toContainEqual({
      segment: null,
      kind: 'dimension',
      name: 'product',
      from: null,
      to: 0.4,
    });
  });

  it('says of what release it cannot tell the difference', async () => {
    const used = { firstUsedAt: NOW, lastUsedAt: NOW };
    await database.db.insert(modelVersions).values({ version: 'x', name: 'x', document: { odd: true }, ...used });
    expect((await read()).previous?.changes).toBeNull();
  });
});

describe('the track record', () => {
  it('is empty before any outcome, and says so', async () => {
    expect(await read()).toMatchObject({ isOutcomeKnown: false, trackRecord: null, warned: null, basis: 'assumption' });
  });

  it('R79: says how many of each range of scores were still there a year later', async () => {
    await tell('a', 24, { outcome: 'churned', effectiveOn: '2026-03-01' });
    await tell('b', 25, STILL_THERE);
    await tell('c', 25, { outcome: 'churned', effectiveOn: '2026-03-01' });
    const { trackRecord } = await read();
    expect(trackRecord?.horizonDays).toBe(365);
    expect(trackRecord?.retention.filter(({ accounts }) => accounts > 0)).toEqual([
      { from: 0, to: 24, accounts: 1, retained: 0 },
      { from: 25, to: 49, accounts: 2, retained: 1 },
    ]);
  });

  it('R81: counts Red that left, Red that stayed and who left without a warning', async () => {
    await tell('hit', 20, { outcome: 'churned', effectiveOn: '2026-03-01' });
    await tell('false positive', 20, STILL_THERE);
    await tell('false negative', 90, { outcome: 'churned', effectiveOn: '2026-03-01' });
    expect((await read()).trackRecord).toMatchObject({ red: { told: 2, left: 1 }, left: { all: 2, toldRed: 1 } });
  });

  it('R80: says how many of each band bought more, and nothing where nobody is known to have', async () => {
    await tell('a', 90, STILL_THERE);
    expect((await read()).trackRecord?.expansion).toBeNull();
    await tell('b', 90, { outcome: 'expanded', effectiveOn: '2026-03-01' });
    await tell('c', 20, { outcome: 'expanded', effectiveOn: '2025-11-22' }); // before the score
    expect((await read()).trackRecord?.expansion).toEqual([
      { band: 'red', accounts: 1, expanded: 0 },
      { band: 'green', accounts: 2, expanded: 1 },
    ]);
  });

  it.each([
    ['left the day before the score', { outcome: 'churned', effectiveOn: '2025-11-22' }, 0],
    ['left on its day', { outcome: 'churned', effectiveOn: A_YEAR_AGO }, 1],
    ['was watched to the end', STILL_THERE, 1],
    ['was watched no longer than to the day before', { observedUntil: '2026-11-22' }, 0],
  ] as const)('counts an account that %s %j: %i', async (_what, outcome, accounts) => {
    await tell('a', 20, outcome);
    expect((await read()).trackRecord?.accounts ?? 0).toBe(accounts);
  });

  it('leaves out whom outcomes.csv does not name, as the backtest does', async () => {
    await tell('a', 20, STILL_THERE);
    await addAccount(database.db, { accountId: 'silent' });
    await scored('silent', A_YEAR_AGO, 20, 'red');
    expect((await read()).trackRecord?.accounts).toBe(1);
  });

  it('looks back half a year or a quarter while scores reach no further', async () => {
    await addAccount(database.db, { accountId: 'a' });
    await addOutcome(database.db, { accountId: 'a', ...STILL_THERE });
    await scored('a', '2026-08-22', 20, 'red'); // 93 days ago: three before the ninetieth
    expect((await read()).trackRecord?.horizonDays).toBe(90);
    await scored('a', '2026-05-27', 20, 'red');
    expect((await read()).trackRecord?.horizonDays).toBe(180);
  });

  it('rests on scores of this model alone', async () => {
    await addAccount(database.db, { accountId: 'a' });
    await addOutcome(database.db, { accountId: 'a', ...STILL_THERE });
    await addScore(database.db, { accountId: 'a', day: A_YEAR_AGO, score: 20, band: 'red', modelVersion: 'other' });
    expect((await read()).trackRecord).toBeNull();
  });

  it.each([
    ['2026-07-31', 'red', 0], // 91 days before
    ['2026-08-02', 'red', 1],
    ['2026-10-30', 'red', 1],
    ['2026-10-31', 'red', 0], // the day it left
    ['2026-10-30', 'yellow', 0],
  ] as const)(
    'of an account that left on 31 October, one on %s in %s counts %i as warned',
    async (day, band, wereRed) => {
      await addAccount(database.db, { accountId: 'a' });
      await addOutcome(database.db, { accountId: 'a', outcome: 'churned', effectiveOn: '2026-10-31' });
      await scored('a', '2026-10-01', 60, 'yellow');
      await scored('a', day, 50, band);
      expect((await read()).warned).toEqual({ left: 1, wereRed });
    },
  );

  it('speaks of nobody who left without ever having had a score', async () => {
    await addAccount(database.db, { accountId: 'a' });
    await addOutcome(database.db, { accountId: 'a', outcome: 'churned', effectiveOn: '2026-10-31' });
    expect((await read()).warned).toBeNull();
  });
});

describe('what else was said', () => {
  it('R75: counts who was right in the end, the person or the model', async () => {
    await addAccount(database.db, { accountId: 'a' }, { score: 60, band: 'yellow' });
    const person = {
      email: 'r@x.test',
      name: 'R',
      role: 'revops' as const,
      pod: null,
      managerEmail: null,
      slackUserId: 'U1',
      timeZone: 'UTC',
    };
    const viewer = {
      kind: 'person' as const,
      slackUserId: 'U1',
      person,
      managedPods: [],
      scope: { kind: 'all' as const },
    };
    const now = new Date('2026-10-01T09:00:00Z');
    await createOverride(database.db, {
      viewer,
      accountId: 'a',
      judged: { kind: 'points', points: 10 },
      reason: 'met them',
      now,
    });
    await addOutcome(database.db, { accountId: 'a', outcome: 'renewed', effectiveOn: '2026-10-20' });
    expect((await read()).overrides).toEqual({ person: 1, model: 0, even: 0, open: 0, unknown: 0 });
  });

  it('says on how many outcomes the probability of leaving rests', async () => {
    const fit = { outcomes: 240, churned: 31, fittedAt: NOW };
    await database.db.insert(calibrations).values({ modelVersion: model.version, curve: [], ...fit });
    expect(await read()).toMatchObject({ basis: 'calibrated', fit });
  });

  it('adds up what predictions came to, the ungraded left out', async () => {
    await addAccount(database.db, { accountId: 'a' });
    const [alert] = await database.db
      .insert(alerts)
      .values({
        accountId: 'a',
        fromBand: 'yellow',
        toBand: 'red',
        currentBand: 'red',
        score: 20,
        reason: 'r',
        action: 'a',
        actionDueOn: '2026-11-27',
        driEmail: 'r@x.test',
        revenueAtRisk: 1,
        modelVersion: model.version,
        openedAt: NOW,
      })
      .returning({ alertId: alerts.alertId });
    const told = (index: number, verdict: 'right' | 'wrong' | 'unknown' | null) => ({
      alertId: alert?.alertId ?? '',
      accountId: 'a',
      driverSignal: index === 0 ? 'nps' : 'login_trend_30d',
      claim: 'c',
      measure: 'band',
      isAbove: true,
      threshold: 0,
      valueAtStart: 0,
      madeAt: new Date(NOW.getTime() + index),
      dueOn: '2026-11-01',
      verdict,
    });
    const verdicts = ['right', 'right', 'wrong', 'unknown', null] as const;
    await database.db.insert(predictions).values(verdicts.map((verdict, index) => told(index, verdict)));
    expect((await read()).predictions).toEqual({ right: 2, wrong: 1 });
  });
});
