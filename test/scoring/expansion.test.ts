import type { AccountFeatures } from '../../src/domain/features';
import type { HealthScore, TrendClass } from '../../src/domain/score';
import { findExpansion } from '../../src/scoring/expansion';
import { estimateExpansionArr } from '../../src/scoring/expansion-arr';
import { createMeasure } from '../../src/scoring/measure-signal';
import { buildFeatures, GOOD_RELATIONS, NOW } from './build-features';
import { buildModel } from './build-model';
import { buildPlaybook } from './build-playbook';

describe('ready to expand', () => {
  const health = (score: number, over: Partial<HealthScore> = {}): HealthScore => ({
    score, exactScore: score, band: 'green', isCritical: false, direction: null, coverage: 1, dimensions: [], cap: null, modelVersion: 'v1', ...over,
  }); // prettier-ignore
  const model = buildModel({});
  const evaluate = (features: AccountFeatures, one: HealthScore, trend: TrendClass) => {
    const measure = createMeasure(features, 14, NOW);
    return findExpansion({ features, health: one, trend, measure, now: NOW }, model, buildPlaybook());
  };
  const find = (over: Partial<AccountFeatures>, score = 90, trend: TrendClass = 'stable') =>
    evaluate(buildFeatures(over), health(score), trend);
  const full = { weeklyPeakUsers: 43, seatsPurchased: 50 }; // 86%

  it.each([
    [70, null],
    [71, 'nurture'],
    [79, 'nurture'],
    [80, 'ready'],
    [100, 'ready'],
  ])('R142, X12: a green account with a score of %d: %j', (score, stage) => {
    const found = find(full, score);
    expect(found?.stage ?? null).toBe(stage);
    expect(found === null || found.rank !== null).toBe(stage !== 'nurture'); // nurtured accounts are not ranked
  });

  it('says why, what to do and by when; a nurtured account is offered nothing', () => {
    expect(find(full)).toMatchObject({
      reason: '86% of seats in use over 4 weeks (43 of 50)', action: 'offer more this week', actionDueOn: '2026-03-06',
    }); // prettier-ignore
    expect(find(full, 75)).not.toHaveProperty('action');
  });

  it.each([[42, false], [42.5, true], [50, true]])('R137: %d of 50 seats: %s', (weeklyPeakUsers, isReady) => {
    expect(find({ weeklyPeakUsers }) !== null).toBe(isReady);
  }); // prettier-ignore

  it.each([[84, false], [85, true]])('R133, X11: %d%% of the API limit: %s', (apiCalls30, isReady) => {
    expect(find({ weeklyPeakUsers: 10, apiCalls30, apiLimitMonthly: 100 }) !== null).toBe(isReady);
  }); // prettier-ignore

  it.each([[8, false], [9, true]])('R134: %d of 10 features: %s', (weeklyPeakFeatures, isReady) => {
    expect(find({ weeklyPeakUsers: 10, weeklyPeakFeatures, featuresPurchased: 10 }) !== null).toBe(isReady);
  }); // prettier-ignore

  it.each([
    [47, false],
    [48, true], // a fifth more
  ])('R97: %d users at the weekly peak after 40 a quarter ago: %s', (weeklyPeakUsers, isReady) => {
    const grown = { seatsPurchased: 500, weeklyPeakUsers, weeklyPeakUsers90Ago: 40 };
    expect(find(grown) !== null).toBe(isReady);
  });

  it.each([
    ['a P1 open', { openP1Hours: 1 }],
    ['an invoice overdue', { overdueDaysMax: 1 }],
    ['an invoice disputed', { disputed90: 1 }],
    ['two tickets escalated', { escalated30: 2 }],
    ['a week of silence', { lastActiveOn: '2026-02-24' }],
    ['logins halved', { logins14: 200 }],
    ['a tenth less billed', { billedQuarter: 8100 }],
    ['a smaller contract', { ...GOOD_RELATIONS, termArr: 99_000 }],
    ['a sponsor not seen for 60 days', { ...GOOD_RELATIONS, sponsorLastSeenAt: new Date('2026-01-03T06:00:00Z') }],
  ])('R141: never with %s', (_what, over) => {
    expect(find({ ...full, ...over })).toBeNull();
  });

  it('a lesser worry does not shut the gate', () => {
    expect(
      find({
        ...full,
        escalated30: 1,
        lastActiveOn: '2026-02-25',
        logins14: 204,
        ...GOOD_RELATIONS,
        sponsorLastSeenAt: new Date('2026-01-04T06:00:00Z'),
      }),
    ).not.toBeNull();
  });

  it.each([['improving', true], ['stable', true], ['declining', false], ['unknown', false]] as const)('a trend that is %s: %s', (trend, isReady) => {
    expect(find(full, 90, trend) !== null).toBe(isReady);
  }); // prettier-ignore

  it('R141: never when capped, not green or without a score', () => {
    const others = [
      health(90, { band: 'yellow' }),
      health(90, { cap: { rule: 'r', signal: 's', scoreAtMost: 35 } }),
      health(90, { score: null }),
    ];
    for (const other of others) expect(evaluate(buildFeatures(full), other, 'stable')).toBeNull();
  });

  it('R139: ranks by health and by how near the limits are, and tells all of them', () => {
    const more = find({ weeklyPeakUsers: 48, weeklyPeakFeatures: 9, featuresPurchased: 10 });
    expect(more?.rank).toBeGreaterThan(find({ weeklyPeakUsers: 48 })?.rank ?? Infinity);
    expect(find({ weeklyPeakUsers: 48 })?.rank).toBeGreaterThan(find(full)?.rank ?? Infinity);
    expect(more?.reason).toBe(
      '96% of seats in use over 4 weeks (48 of 50); 90% of features in use over 4 weeks (9 of 10)',
    );
  });

  it('tells first what the action is about', () => {
    const more = find({ weeklyPeakUsers: 43, weeklyPeakFeatures: 10, featuresPurchased: 10 });
    expect(more?.reason).toBe(
      '100% of features in use over 4 weeks (10 of 10); 86% of seats in use over 4 weeks (43 of 50)',
    );
  });

  it.each([
    ['two departments', 0, { departmentsActive30: 2 }],
    ['three departments', 45, { departmentsActive30: 3 }],
    ['two how-to questions', 0, { questions90: 2 }],
    ['three how-to questions', 45, { questions90: 3 }],
  ])('R115, R138: %s add %d to the rank of one near its limits', (_what, more, over) => {
    const plain = { ...GOOD_RELATIONS, ...full, departmentsKnown: 5, departmentsActive30: 0, questions90: 0 };
    expect((find({ ...plain, ...over })?.rank ?? 0) - (find(plain)?.rank ?? 0)).toBeCloseTo(more);
    expect(find({ ...plain, ...over, weeklyPeakUsers: 10 })).toBeNull(); // but alone they sell nothing
  });
});

describe('the ARR an account may add', () => {
  const estimate = (weeklyPeakUsers: number | null, seatsPurchased: number | null = 100, arr: number | null = 50_000) =>
    estimateExpansionArr({ weeklyPeakUsers, seatsPurchased, arr }, 0.85);

  it.each([
    [85, null], // exactly enough
    [85.5, 500], // 100.6 seats: one more at 500 each
    [86, 1_000], // 101.2
    [102, 10_000], // 120
    [10, null],
  ])('of %d users on 100 seats for 50,000 is %j', (users, expected) => {
    expect(estimate(users)).toBe(expected);
  });

  it.each([
    [null, 100, 50_000],
    [102, null, 50_000],
    [102, 0, 50_000],
    [102, 100, null],
    [102, 100, 0],
  ])('is unknown where users (%j), seats (%j) or ARR (%j) are', (users, seats, arr) => {
    expect(estimate(users, seats, arr)).toBeNull();
  });
});
