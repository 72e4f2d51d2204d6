import { findDriver } from '../../src/scoring/driver';
import type { Playbook } from '../../src/scoring/playbook';
import { scoreAccount } from '../../src/scoring/score-account';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, NOW, type Values } from './build-model';

const playbook: Playbook = { fallback: { default: { text: 'call {when}', due: { kind: 'this_week' } }, segments: {} }, signals: new Map() }; // prettier-ignore
const WEIGHTS = { a: 50, b: 30, c: 20 };

function drive(values: Values, baselineLost: Record<string, number> | null) {
  const features = buildUnknown({ baselineLost });
  const model = buildModel({ dimensions: buildPlain(WEIGHTS, values) });
  return findDriver(scoreAccount(features, model, NOW), features, { model, playbook }, NOW);
}

describe('the driver', () => {
  it('is the signal that took most points of the whole since the baseline, not the worst one', () => {
    // a always was poor (20 points); b fell from 0 to 15 kept back
    expect(drive({ a: 60, b: 50, c: 100 }, { a: 20, b: 0, c: 0 })).toMatchObject({
      signal: 'b', pointsLost: 15, value: 50, reason: 'b at 50', stream: 'usage_daily', action: 'call this week', actionDueOn: '2026-03-06',
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

  it('of an account of which nothing is known is nobody', () => {
    expect(drive({}, null)).toBeNull();
  });
});
