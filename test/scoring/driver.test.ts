import type { AccountFeatures } from '../../src/domain/features';
import { findDriver } from '../../src/scoring/driver';
import { scoreAccount } from '../../src/scoring/score-account';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, buildSignal, IDENTITY, NOW, type Values } from './build-model';
import { buildPlaybook } from './build-playbook';

const playbook = buildPlaybook();
const WEIGHTS = { a: 50, b: 30, c: 20 };

function drive(values: Values, baselineLost: Record<string, number> | null, over: Partial<AccountFeatures> = {}) {
  const features = buildUnknown({ baselineLost, ...over });
  const model = buildModel({ dimensions: buildPlain(WEIGHTS, values) });
  return findDriver(scoreAccount(features, model, NOW), features, { model, playbook }, NOW);
}

describe('the driver', () => {
  it('is the signal that took most points of the whole since the baseline, not the worst one', () => {
    // a always was poor (20 points); b fell from 0 to 15 kept back
    expect(drive({ a: 60, b: 50, c: 100 }, { a: 20, b: 0, c: 0 })).toMatchObject({
      signal: 'b', pointsLost: 15, value: 50, reason: 'b at 50', stream: 'usage_daily', action: 'check in this week', actionDueOn: '2026-03-06',
    }); // prettier-ignore
  });

  it('without a baseline is what keeps most points back', () => {
    expect(drive({ a: 60, b: 50, c: 100 }, null)).toMatchObject({ signal: 'a', pointsLost: 20 });
  });

  it('of a yellow account that lost nothing is what keeps most points back', () => {
    expect(drive({ a: 60, b: 50, c: 100 }, { a: 20, b: 15, c: 0 })).toMatchObject({ signal: 'a', pointsLost: 20 });
  });

  it('of a green account that lost nothing is nobody', () => {
    expect(drive({ a: 90, b: 90, c: 90 }, { a: 5, b: 3, c: 2 })).toBeNull();
    expect(drive({ a: 90, b: 90, c: 90 }, null)).toBeNull();
  });

  it.each([
    [2, 'b'], // b lost exactly 1 point
    [2.1, 'a'], // less explains nothing: the shortfall does
  ])('a loss under one point explains nothing (%d kept back before)', (before, signal) => {
    expect(drive({ a: 40, b: 90, c: 90 }, { a: 30, b: before, c: 2 })?.signal).toBe(signal);
  });

  it('a tie goes to the model’s order', () => {
    expect(drive({ a: 70, b: 50, c: 100 }, { a: 0, b: 0 })?.signal).toBe('a');
  });

  it('a signal that was not there before has lost all it keeps back', () => {
    expect(drive({ a: 60, b: 100, c: 50 }, { a: 15 })).toMatchObject({ signal: 'c', pointsLost: 10 });
  });

  it('of a poor account that stands still is what keeps most points back, not the little thing that moved', () => {
    // b lost 1.5 points, c won them back
    expect(drive({ a: 40, b: 90, c: 100 }, { a: 30, b: 1.5, c: 1.5 })?.signal).toBe('a');
    expect(drive({ a: 40, b: 90, c: 97.5 }, { a: 30, b: 1.5, c: 0 })?.signal).toBe('b'); // and now the whole fell by 2
  });

  it('of a green account is what it lost, though something else made up for it: that is the warning', () => {
    expect(drive({ a: 90, b: 80, c: 100 }, { a: 5, b: 2, c: 6 })?.signal).toBe('b');
  });

  it.each([
    [90 + 5, 'a'], // declining
    [90 + 4, null],
    [null, null],
  ])(
    'of a green account whose fall is older than the baseline is what keeps most back (%j points 30 days ago)',
    (score30DaysAgo, signal) => {
      const standing = { a: 90, b: 90, c: 90 };
      expect(drive(standing, { a: 5, b: 3, c: 2 }, { score30DaysAgo })?.signal ?? null).toBe(signal);
    },
  );

  it('of a green account that dropped over a quarter is what keeps most back', () => {
    const slow = (score90DaysAgo: number) =>
      drive({ a: 80, b: 80, c: 80 }, null, { score30DaysAgo: 82, score90DaysAgo });
    expect(slow(95)).toMatchObject({ signal: 'a', pointsLost: 10 });
    expect(slow(94)).toBeNull();
  });

  it('of an unknown account of which nothing bad was seen is nobody', () => {
    expect(drive({ a: null, b: 100, c: null }, null)).toBeNull();
    expect(drive({ a: null, b: 60, c: null }, null)).toMatchObject({ signal: 'b', pointsLost: 40 });
  });

  it('counts a signal that stands in two dimensions once, with all it keeps back', () => {
    const values = { a: 50, both: 60 };
    const both = { definition: buildSignal('both', values), weight: 1, curve: IDENTITY };
    const dimensions = buildPlain({ one: 40, two: 40, a: 20 }, values).map((dimension) =>
      dimension.name === 'a' ? dimension : { ...dimension, signals: [both] },
    );
    const features = buildUnknown({ baselineLost: { both: 30, a: 10 } });
    const model = buildModel({ dimensions });
    const driver = findDriver(scoreAccount(features, model, NOW), features, { model, playbook }, NOW);
    expect(driver).toMatchObject({ signal: 'both', pointsLost: 2 }); // 16 + 16 now, 30 then
  });

  it('a red account’s action is one against churn, whatever the renewal', () => {
    expect(drive({ a: 10, b: 10, c: 10 }, null, { renewalOn: '2026-04-01' })?.action).toBe('save them this week');
    expect(drive({ a: 60, b: 60, c: 60 }, null, { renewalOn: '2026-04-01' })?.action).toBe('talk renewal this week');
    expect(drive({ a: 60, b: 60, c: 60 }, null)?.action).toBe('check in this week');
  });

  it('of an account of which nothing is known is nobody', () => {
    expect(drive({}, null)).toBeNull();
  });
});
