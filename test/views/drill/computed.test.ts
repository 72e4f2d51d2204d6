import type { ComputedDimension } from '../../../src/domain/computed-score';
import { buildComputed } from '../../../src/views/drill/computed';
import { signalValue } from '../../../src/views/drill/signal-value';
import { lintView } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { textOf } from '../reading';
import { buildComputedPage } from './samples';

const said = (changes: Parameters<typeof buildComputedPage>[0] = {}) =>
  textOf(buildComputed(buildComputedPage(changes)));
const sampleOf = () => {
  const { computed } = buildComputedPage();
  if (computed === null) throw new Error('the sample has a score');
  return computed;
};

describe('how a score was computed', () => {
  it('X6: writes the sum out, dimension by dimension, to the score on the card', () => {
    expect(said()).toContain('🔴 Red · *28* of 100');
    expect(said()).toContain('*Sum* 54 + 26 = *80*');
    expect(said()).toContain('*Product* 60% × 90 ≈ *54*');
  });

  it('says which rule holds it down, and by how much', () => {
    expect(said()).toContain('*Held down* a P1 open for 48 hours: 0–100 becomes 0–35: 80 − 52 = *28*');
  });

  it('has no rule where none applies', () => {
    const computed = { ...sampleOf(), cap: null };
    expect(said({ computed })).not.toContain('Held down');
  });

  it('R74: gives value, weight, points and share of each signal, and whether it leads or lags', () => {
    expect(said()).toContain('• logins over 14 days (−41%): 50% × 90 ≈ 45, leading');
    expect(said()).toContain('• active days in 30 days (20): 50% × 100 ≈ 50, lagging');
    expect(said()).toContain('72% of it rests on leading signals');
  });

  it('says what a ceiling took', () => expect(said()).toContain('• held down by seats in use: −5'));

  it('says what was not known, and that its weight went to the rest', () => {
    expect(said()).toContain('_Not known: API use, minutes per user, session length and 1 more_');
    expect(said()).toContain('*Financial* no data: its weight went to the others');
    expect(said()).toContain('82% of the model had data');
  });

  it('names the model that made it; of one no longer in force its version', () => {
    expect(said()).toContain('by three-pillar, version abc123def456');
    expect(said({ model: { name: null, version: 'old' } })).toContain('by a model no longer in force, version old');
  });

  it('gives an account that is not judged no sum', () => {
    const computed = { ...sampleOf(), band: 'unknown' as const };
    expect(said({ computed })).toContain('too little was seen to give it a score');
    expect(said({ computed })).not.toContain('*Sum*');
  });

  it.each([
    [{ scoredAt: null, computed: null }, 'Not scored yet'],
    [{ computed: null }, 'No score: nothing of it is known.'],
  ])('of %j says so', (changes, words) => expect(said(changes)).toContain(words));

  it('is taken by Slack, with as many signals as a model has and a hostile name', () => {
    const signals = Array.from({ length: 25 }, (_, index) => ({ signal: `a_rather_long_signal_of_our_own_${index}`, value: 12_345.6, unit: null, indicates: 'leading' as const, points: 50, weight: 0.04, contribution: 2 })); // prettier-ignore
    const dimensions = Array.from({ length: 10 }, (_, index): ComputedDimension => ({ dimension: `${HOSTILE}${index}`, weight: 0.1, score: 50, contribution: 5, signals, held: null, missing: [HOSTILE] })); // prettier-ignore
    const computed = { ...sampleOf(), dimensions };
    const view = buildComputed(buildComputedPage({ name: HOSTILE, model: { name: HOSTILE, version: HOSTILE }, computed })); // prettier-ignore
    expect(lintView(view)).toEqual([]);
    expect(textOf(view)).toContain('• 13 lighter signals ≈ 26');
  });
});

describe('the value of a signal', () => {
  it.each([
    [-0.412, 'rate', '−41%'],
    [0.855, 'rate', '86%'],
    [-0.001, 'rate', '0%'],
    [12.4, 'days', '12 d'],
    [36, 'hours', '36 h'],
    [8, 'minutes', '8 min'],
    [3, 'count', '3'],
    [7.25, 'points', '7.3'],
    [1.3, 'times', '1.3×'],
    [4.26, null, '4.3'],
  ] as const)('%p in %p is %p', (value, unit, words) => expect(signalValue(value, unit)).toBe(words));
});
