import type { Segment } from '../../src/domain/account';
import type { AccountFeatures } from '../../src/domain/features';
import { evaluateAccount } from '../../src/scoring/evaluate-account';
import { findVariant, type ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { buildFeatures, buildUnknown, GOOD_RELATIONS, NOW } from './build-features';
import { buildPlain } from './build-model';

let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/six-dimension.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});
const score = (features: AccountFeatures) => scoreAccount(features, model, NOW);
const evaluate = (features: AccountFeatures) => evaluateAccount(features, { model, playbook, freshness: [] }, NOW);

describe('the weights of the shipped model', () => {
  it.each([
    // dimension, weight (X3), the range the document gives
    ['usage', 35, 30, 40],
    ['engagement', 15, 15, 25],
    ['value', 15, 15, 25],
    ['sentiment', 15, 10, 20],
    ['relationship', 10, 10, 15],
    ['financial', 10, 5, 10],
  ])('R48, X3: %s weighs %d, within %d–%d', (name, weight, from, to) => {
    const dimensions = model.base.dimensions;
    expect(dimensions.find((one) => one.name === name)?.weight).toBe(weight);
    expect(weight >= from && weight <= to).toBe(true);
    expect(dimensions.reduce((sum, one) => sum + one.weight, 0)).toBe(100);
  });

  it('R50: usage is 40 for who uses it, 30 for how often, 30 for how deeply', () => {
    const signals = model.base.dimensions[0]?.signals ?? [];
    const sum = (...names: readonly string[]) =>
      signals.filter(({ definition }) => names.includes(definition.name)).reduce((all, { weight }) => all + weight, 0);
    const deep = ['feature_adoption', 'feature_trend_90d', 'minutes_per_user', 'session_length', 'session_length_trend_30d', 'session_time_trend_30d']; // prettier-ignore
    expect(sum('seat_use', 'weekly_users', 'active_user_trend_30d', 'user_growth_90d')).toBe(40);
    expect(sum(...deep)).toBe(30);
    expect(signals.reduce((all, { weight }) => all + weight, 0)).toBe(100);
  });
});

/** The shipped bands and segments, over a single dimension that says the score. */
function withScore(value: number): ScoringModel {
  const dimensions = buildPlain({ all: 1 }, { all: value });
  const segments = Object.fromEntries(
    (['enterprise', 'smb'] as const).map((segment) => [segment, { ...findVariant(model, segment), dimensions }]),
  );
  return { ...model, base: { ...model.base, dimensions }, segments };
}
const levelOf = (value: number, segment: Segment | null) =>
  scoreAccount(buildUnknown({ segment }), withScore(value), NOW);

describe('bands', () => {
  it.each([
    [0, 'red', true],
    [24, 'red', true],
    [25, 'red', false],
    [49, 'red', false],
    [50, 'yellow', false],
    [74, 'yellow', false],
    [75, 'green', false],
    [100, 'green', false],
  ])('R59: a score of %d is %s, critical: %s', (value, band, isCritical) => {
    expect(levelOf(value, null)).toMatchObject({ band, isCritical });
    expect(levelOf(value, 'mid_market')).toMatchObject({ band, isCritical });
  });

  it.each([
    ['enterprise', 24, 'red', true],
    ['enterprise', 25, 'red', false],
    ['enterprise', 49, 'red', false],
    ['enterprise', 50, 'yellow', false],
    ['enterprise', 69, 'yellow', false],
    ['enterprise', 70, 'green', false],
    ['enterprise', 71, 'green', false],
    ['smb', 24, 'red', true],
    ['smb', 25, 'red', false],
    ['smb', 59, 'red', false],
    ['smb', 60, 'yellow', false],
    ['smb', 79, 'yellow', false],
    ['smb', 80, 'green', false],
    ['smb', 81, 'green', false],
  ] as const)('R60: %s at %d is %s, critical: %s', (segment, value, band, isCritical) => {
    expect(levelOf(value, segment)).toMatchObject({ band, isCritical });
  });
});

describe('direction', () => {
  const well = buildFeatures(GOOD_RELATIONS);
  const middling = buildFeatures({ ...GOOD_RELATIONS, weeklyPeakUsers: 15, activeUsers30Avg: 14, npsScores: [6, 6], qbrsAttended180: 0, trainings90: 0 }); // prettier-ignore
  const at = (features: AccountFeatures) => score(features).score ?? 0;

  it.each([
    [5, 'yellow', 'declining'], // 30 days ago 5 higher
    [4, 'green', null],
    [0, 'green', null],
    [-5, 'green', null],
  ])('R62: a healthy account that stood %d points higher 30 days ago is %s', (more, band, direction) => {
    const { health, observation } = evaluate({ ...well, score30DaysAgo: at(well) + more });
    expect(score(well).band).toBe('green');
    expect(health).toMatchObject({ band, direction });
    expect(observation.band).toBe(band);
  });

  it.each([
    [-5, 'green', 'improving'],
    [-4, 'yellow', null],
    [0, 'yellow', null],
    [5, 'yellow', null],
  ])('R62: a moderate account that stood %d points higher 30 days ago is %s', (more, band, direction) => {
    const { health } = evaluate({ ...middling, score30DaysAgo: at(middling) + more });
    expect(score(middling).band).toBe('yellow');
    expect(health).toMatchObject({ band, direction });
  });

  it('R62: an account at risk that improves is still at risk', () => {
    const risky = { ...middling, openP1Hours: 50, openTickets: 1 };
    const { health } = evaluate({ ...risky, score30DaysAgo: 0 });
    expect(health).toMatchObject({ band: 'red', direction: null });
  });

  it('an account that is yellow for its direction has a reason, and that is not a rule that holds nothing', () => {
    const { observation } = evaluate({ ...well, score30DaysAgo: at(well) + 9 });
    expect(observation.driver?.reason).toMatch(/\d/);
  });

  it('without history the level decides', () => {
    expect(evaluate(well).health).toMatchObject({ band: 'green', direction: null });
  });
});

describe('X5: support, which is no dimension of its own', () => {
  const sentimentOf = (over: Partial<AccountFeatures>) =>
    score(buildFeatures({ ...GOOD_RELATIONS, ...over })).dimensions.find(({ dimension }) => dimension === 'sentiment')
      ?.score ?? 0;

  it.each([
    ['CSAT', { csat90Avg: 2 }],
    ['reopened tickets', { reopened90: 4 }],
    ['missed targets', { targetsMissed90: 4 }],
    ['an open P1', { openP1Hours: 10 }],
  ] satisfies [string, Partial<AccountFeatures>][])('feeds sentiment: %s', (_what, over) => {
    expect(sentimentOf(over)).toBeLessThan(sentimentOf({}));
  });

  it.each([
    [47.9, false],
    [48, true],
  ])('R106: a P1 open %d h is red whatever else is well: %s', (openP1Hours, isRed) => {
    const health = score(buildFeatures({ ...GOOD_RELATIONS, openP1Hours, openTickets: 1 }));
    expect(health.band === 'red').toBe(isRed);
    expect(health.cap?.rule === 'p1_open_48h').toBe(isRed);
  });

  it('what the rule took is laid at its signal: with what that lost by itself it adds up to the score', () => {
    const features = buildFeatures({ ...GOOD_RELATIONS, openP1Hours: 50, openTickets: 1 });
    const { health, observation } = evaluate(features);
    const signals = health.dimensions.flatMap((one) => one.signals);
    const others = signals.filter(({ signal }) => signal !== 'open_p1_hours').reduce((sum, { lost }) => sum + lost, 0);
    expect(observation.driver).toMatchObject({ signal: 'open_p1_hours', reason: 'P1 ticket open for 2 days' });
    expect((observation.driver?.pointsLost ?? 0) + others + (health.exactScore ?? 0)).toBeCloseTo(100, 0);
    expect(observation.driver?.pointsLost).toBeGreaterThan(51); // the cap alone takes 51 of every 100
  });

  it('of two accounts held by the same rule the worse is the lower', () => {
    const held = (over: Partial<AccountFeatures>) =>
      score(buildFeatures({ ...GOOD_RELATIONS, openP1Hours: 60, openTickets: 1, ...over }));
    const [well, badly] = [held({}), held({ overdueDaysMax: 20, weeklyPeakUsers: 10 })];
    expect([well.band, badly.band]).toEqual(['red', 'red']);
    expect(badly.score ?? 0).toBeLessThan(well.score ?? 0);
  });
});

describe('satisfaction is not health', () => {
  it.each([
    [-0.29, false],
    [-0.3, true],
  ])('R73: NPS 9 with usage at %d over 3 months is at risk: %s', (rate, isAtRisk) => {
    const falling = { logins90: 2640 * (1 + rate), logins90Prev: 2640, npsScores: [9, 9] };
    const health = score(buildFeatures({ ...GOOD_RELATIONS, ...falling }));
    expect(health.band === 'red').toBe(isAtRisk);
  });
});
