import { evaluateAccount, findStale } from '../../src/scoring/evaluate-account';
import { findExpansion } from '../../src/scoring/expansion';
import { measureMomentum } from '../../src/scoring/momentum';
import { revenueAtRisk } from '../../src/scoring/revenue-at-risk';
import type { AccountFeatures } from '../../src/domain/features';
import type { HealthScore, TrendClass } from '../../src/domain/score';
import { buildFeatures, NOW } from './build-features';
import { buildModel, buildPlain } from './build-model';

const before = (score30DaysAgo: number | null) => ({ score30DaysAgo, score90DaysAgo: 90, score180DaysAgo: null });

describe('momentum', () => {
  it.each([
    [55, 5, 'improving'],
    [54, 4, 'stable'],
    [46, -4, 'stable'],
    [45, -5, 'declining'],
  ])('a score of %d after 50 changed by %d and is %s', (score, change30, trend) => {
    expect(measureMomentum(score, before(50), 5)).toEqual({ change30, change90: score - 90, change180: null, trend });
  });

  it('is unknown where history does not reach', () => {
    expect(measureMomentum(50, before(null), 5)).toMatchObject({ change30: null, trend: 'unknown' });
    expect(measureMomentum(null, before(50), 5)).toMatchObject({ change30: null, change90: null, trend: 'unknown' });
  });
});

describe('revenue at risk this quarter', () => {
  const PRIOR = [[0, 0.5], [100, 0]] as const; // prettier-ignore
  it.each([
    // renewal, notice days → share of ARR 1000 × P(60) = 0.2
    ['2026-03-04', null, 200], // today
    ['2026-03-31', null, 200], // last day of the quarter
    ['2026-04-01', null, 0],
    ['2026-04-01', 1, 200], // notice on the last day
    ['2026-06-15', 90, 200],
    ['2026-06-15', 120, 0], // the notice date has passed
    ['2026-03-03', null, 50], // passed: unknown, a quarter of a year's risk
    [null, null, 50],
  ])('renewal %s, notice %j: %d', (renewalOn, noticeDays, expected) => {
    expect(revenueAtRisk({ arr: 1000, renewalOn, noticeDays }, 60, PRIOR, NOW)).toBeCloseTo(expected);
  });

  it('is unknown without ARR or score', () => {
    expect(revenueAtRisk({ arr: null, renewalOn: null, noticeDays: null }, 60, PRIOR, NOW)).toBeNull();
    expect(revenueAtRisk({ arr: 1, renewalOn: null, noticeDays: null }, null, PRIOR, NOW)).toBeNull();
  });
});

describe('ready to expand', () => {
  const health = (score: number, over: Partial<HealthScore> = {}): HealthScore => ({
    score, exactScore: score, band: 'green', isCritical: false, direction: null, coverage: 1, dimensions: [], cap: null, modelVersion: 'v1', ...over,
  }); // prettier-ignore
  const { expansion: rule } = buildModel({});
  const find = (over: Partial<AccountFeatures>, score = 90, trend: TrendClass = 'stable') =>
    findExpansion(buildFeatures(over), health(score), trend, rule, NOW);
  const full = { weeklyPeakUsers: 43, seatsPurchased: 50 }; // 86%

  it.each([
    [79, null],
    [80, '86% of seats in use at the weekly peak over 4 weeks (43 of 50 seats)'],
  ])('a score of %d: %j', (score, reason) => {
    expect(find(full, score)?.reason ?? null).toBe(reason);
  });

  it.each([[42, false], [42.5, true], [50, true]])('R137: %d of 50 seats: %s', (weeklyPeakUsers, isReady) => {
    expect(find({ weeklyPeakUsers }) !== null).toBe(isReady);
  }); // prettier-ignore

  it.each([[84, false], [85, true]])('R133: %d%% of the API limit: %s (X11)', (apiCalls30, isReady) => {
    expect(find({ weeklyPeakUsers: 10, apiCalls30, apiLimitMonthly: 100 }) !== null).toBe(isReady);
  }); // prettier-ignore

  it.each([[8, false], [9, true]])('R134: %d of 10 features: %s', (weeklyPeakFeatures, isReady) => {
    expect(find({ weeklyPeakUsers: 10, weeklyPeakFeatures, featuresPurchased: 10 }) !== null).toBe(isReady);
  }); // prettier-ignore

  it.each([
    ['a P1 open', { openP1Hours: 1 }],
    ['an invoice overdue', { overdueDaysMax: 1 }],
    ['an invoice disputed', { disputed90: 1 }],
    ['two tickets escalated', { escalated30: 2 }],
    ['a week of silence', { lastActiveOn: '2026-02-24' }],
    ['logins halved', { logins14: 200 }],
  ])('R141: never with %s', (_what, over) => {
    expect(find({ ...full, ...over })).toBeNull();
  });

  it('a lesser worry does not shut the gate', () => {
    expect(find({ ...full, escalated30: 1, lastActiveOn: '2026-02-25', logins14: 204 })).not.toBeNull();
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
    for (const other of others) expect(findExpansion(buildFeatures(full), other, 'stable', rule, NOW)).toBeNull();
  });

  it('R139: ranks by health and by how near the limits are, and tells all of them', () => {
    const more = find({ weeklyPeakUsers: 48, weeklyPeakFeatures: 9, featuresPurchased: 10 });
    expect(more?.rank).toBeGreaterThan(find({ weeklyPeakUsers: 48 })?.rank ?? Infinity);
    expect(find({ weeklyPeakUsers: 48 })?.rank).toBeGreaterThan(find(full)?.rank ?? Infinity);
    expect(more?.reason).toBe(
      '96% of seats in use at the weekly peak over 4 weeks (48 of 50 seats); 90% of features in use at the weekly peak over 4 weeks (9 of 10)',
    );
  });
});

describe('a driver’s stream', () => {
  const old = new Date('2026-03-01T00:00:00Z');
  const entry = (source: string, isStale: boolean, asOf: Date | null = old) =>
    ({ stream: 'usage_daily', source, asOf, limitHours: 48, isStale }) as const;

  it('is stale when the source of this account’s usage is; another source’s does not matter', () => {
    expect(findStale([entry('a', true), entry('b', false)], 'usage_daily', 'a')).toMatchObject({ source: 'a' });
    expect(findStale([entry('a', true), entry('b', false)], 'usage_daily', 'b')).toBeNull();
  });

  it('of any other stream is as stale as its stalest source', () => {
    const tickets = { ...entry('a', true), stream: 'tickets' as const };
    const never = { ...tickets, source: 'b', asOf: null };
    expect(findStale([tickets, never], 'tickets', 'a')).toBe(never);
  });

  it('makes the observation say so', () => {
    const model = buildModel({ dimensions: buildPlain({ a: 1 }, { a: 20 }) });
    const playbook = { fallback: { default: { text: '{when}', due: { kind: 'this_week' } }, segments: {} }, signals: new Map() } as const; // prettier-ignore
    const evaluate = (isStale: boolean) =>
      evaluateAccount(buildFeatures(), { model, playbook, freshness: [entry('csv', isStale)] }, NOW).observation;
    expect(evaluate(true)).toMatchObject({ isDriverStale: true, staleSince: old, band: 'red', score: 20 });
    expect(evaluate(false)).toMatchObject({ isDriverStale: false, staleSince: null });
  });
});
