import { evaluateAccount, findStale } from '../../src/scoring/evaluate-account';
import { measureMomentum } from '../../src/scoring/momentum';
import { revenueAtRisk } from '../../src/scoring/revenue-at-risk';
import { buildFeatures, NOW } from './build-features';
import { buildModel, buildPlain } from './build-model';
import { buildPlaybook } from './build-playbook';

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
  it.each([
    // renewal, notice days → share of ARR 1000 × P = 0.2
    ['2026-03-04', null, 200], // today
    ['2026-03-31', null, 200], // last day of the quarter
    ['2026-04-01', null, 0],
    ['2026-04-01', 1, 200], // notice on the last day
    ['2026-06-15', 90, 200],
    ['2026-06-15', 120, 0], // the notice date has passed
    ['2026-03-03', null, 50], // passed: unknown, a quarter of a year's risk
    [null, null, 50],
  ])('renewal %s, notice %j: %d', (renewalOn, noticeDays, expected) => {
    expect(revenueAtRisk({ arr: 1000, renewalOn, noticeDays }, 0.2, NOW)).toBeCloseTo(expected);
  });

  it('is unknown without ARR or probability', () => {
    expect(revenueAtRisk({ arr: null, renewalOn: null, noticeDays: null }, 0.2, NOW)).toBeNull();
    expect(revenueAtRisk({ arr: 1, renewalOn: null, noticeDays: null }, null, NOW)).toBeNull();
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
    const playbook = buildPlaybook();
    const evaluate = (isStale: boolean) =>
      evaluateAccount(buildFeatures(), { model, playbook, freshness: [entry('csv', isStale)] }, NOW).observation;
    expect(evaluate(true)).toMatchObject({ isDriverStale: true, staleSince: old, band: 'red', score: 20 });
    expect(evaluate(false)).toMatchObject({ isDriverStale: false, staleSince: null });
  });
});

describe('an account of which too little is seen to judge', () => {
  it('gets no probability of leaving and no revenue at risk, though parts of it have a score', () => {
    const model = buildModel({ dimensions: buildPlain({ a: 1, b: 1, c: 1 }, { a: 100 }) });
    const context = { model, playbook: buildPlaybook(), freshness: [] };
    const { health, churn, observation } = evaluateAccount(buildFeatures({ renewalOn: null }), context, NOW);
    expect(health).toMatchObject({ band: 'unknown', score: 100 });
    expect(churn).toBeNull();
    expect(observation.revenueAtRisk).toBeNull();
  });
});
