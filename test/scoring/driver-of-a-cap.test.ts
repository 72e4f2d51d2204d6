import type { AccountFeatures } from '../../src/domain/features';
import { findDriver } from '../../src/scoring/driver';
import type { CapRule } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, buildSignal, IDENTITY, NOW, type Values } from './build-model';
import { buildPlaybook } from './build-playbook';

const WEIGHTS = { a: 60, b: 40 };

/** An account whose cap reads `p1`, which stands in no dimension unless it is one of the values. */
function drive(values: Values, { threshold = 1, scoreAtMost = 35, baselineLost = null as AccountFeatures['baselineLost'] } = {}) {
  const definition = buildSignal('p1', values, { goodDirection: 'down', stream: 'tickets' });
  const caps: CapRule[] = [{ rule: 'r', definition, threshold, scoreAtMost }];
  const features = buildUnknown({ baselineLost });
  const model = buildModel({ dimensions: buildPlain(WEIGHTS, values), caps });
  return findDriver(scoreAccount(features, model, NOW), features, { model, playbook: buildPlaybook() }, NOW);
} // prettier-ignore

describe('a cap that decides the band', () => {
  it('is the reason by itself, with all that it took', () => {
    expect(drive({ a: 100, b: 100, p1: 3 })).toMatchObject({
      signal: 'p1', value: 3, pointsLost: 65, stream: 'tickets', reason: 'p1 at 3', action: 'save them this week',
    }); // prettier-ignore
  });

  it('goes before what was lost since the baseline', () => {
    expect(drive({ a: 100, b: 80, p1: 1 }, { baselineLost: { a: 0, b: 0 } })?.signal).toBe('p1');
  });

  it('is not the reason where the account would be in that band without it', () => {
    expect(drive({ a: 30, b: 30, p1: 1 })?.signal).toBe('a');
    expect(drive({ a: 60, b: 60, p1: 1 }, { scoreAtMost: 90 })?.signal).toBe('a'); // 60 and 54 are yellow
  });

  it('is not the reason where it does not apply', () => {
    expect(drive({ a: 50, b: 50, p1: 0 })?.signal).toBe('a');
    expect(drive({ a: 50, b: 50, p1: null })?.signal).toBe('a');
  });

  it.each([
    // score of the rest, who is the reason: 71 and more would be green, held at 60% of it
    [71, 'p1'],
    [70.5, 'p1'], // 71 as it is shown
    [70.4, 'a'],
  ])('is measured by the whole score there would be: %d is explained by %s', (rest, signal) => {
    expect(drive({ a: rest, b: rest, p1: 1 }, { scoreAtMost: 60 })?.signal).toBe(signal);
  });

  it('adds what its signal keeps back in a dimension', () => {
    const values = { a: 100, p1: 80 };
    const p1 = buildSignal('p1', values);
    const dimensions = buildPlain({ a: 80 }, values).concat({
      name: 'support', weight: 20, signals: [{ definition: p1, weight: 1, curve: IDENTITY }], ceilings: [],
    }); // prettier-ignore
    const caps: CapRule[] = [{ rule: 'r', definition: p1, threshold: 90, scoreAtMost: 35 }];
    const model = buildModel({ dimensions, caps });
    const features = buildUnknown();
    const driver = findDriver(scoreAccount(features, model, NOW), features, { model, playbook: buildPlaybook() }, NOW);
    expect(driver).toMatchObject({ signal: 'p1', pointsLost: 66.4 }); // 4 of the 96, and what the cap took of it: 96 − 33.6
  });
});

describe('a ceiling by a signal that stands nowhere else', () => {
  it('is the reason, in its own words', () => {
    const values = { a: 100, p1: 3 };
    const ceiling = { definition: buildSignal('p1', values, { stream: 'tickets' }), curve: [[0, 30]] as const };
    const model = buildModel({ dimensions: buildPlain({ a: 1 }, values).map((one) => ({ ...one, ceilings: [ceiling] })) });
    const features = buildUnknown();
    const driver = findDriver(scoreAccount(features, model, NOW), features, { model, playbook: buildPlaybook() }, NOW);
    expect(driver).toMatchObject({ signal: 'p1', pointsLost: 70, stream: 'tickets', reason: 'p1 at 3' });
  }); // prettier-ignore
});

describe('an account too little of which was seen', () => {
  it.each([
    [99, 'a'], // exactly the one point that explains something
    [99.1, undefined],
  ])('is explained from one point on: at %d by %j', (a, signal) => {
    const features = buildUnknown();
    const model = buildModel({ dimensions: buildPlain({ a: 1, unseen: 9 }, { a }) });
    const health = scoreAccount(features, model, NOW);
    expect(health.band).toBe('unknown');
    expect(findDriver(health, features, { model, playbook: buildPlaybook() }, NOW)?.signal).toBe(signal);
  });
});

describe('a score made by another model', () => {
  it('has no driver where that model knows no such signal', () => {
    const features = buildUnknown();
    const old = buildModel({ dimensions: buildPlain({ gone: 1 }, { gone: 20 }) });
    const model = buildModel({ dimensions: buildPlain({ a: 1 }, { a: 20 }) });
    const health = scoreAccount(features, old, NOW);
    expect(findDriver(health, features, { model, playbook: buildPlaybook() }, NOW)).toBeNull();
  });
});
