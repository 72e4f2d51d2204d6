import fc from 'fast-check';
import { findClaim } from '../../../src/scoring/claim/find-claim';
import { findFreeValue } from '../../../src/scoring/claim/free-value';
import { isLevel } from '../../../src/scoring/claim/levels';
import { measureClaim } from '../../../src/scoring/claim/measure-claim';
import { USUAL_LEVELS } from '../../../src/scoring/claim/usual-level';
import type { AccountFeatures } from '../../../src/domain/features';
import type { Claim } from '../../../src/domain/prediction';
import type { Driver } from '../../../src/domain/score';
import type { ModelVariant, ScoringModel } from '../../../src/scoring/model';
import { listRanges } from '../../../src/scoring/signal-range';
import { loadModel } from '../../../src/services/model/load-model';
import { loadSignals } from '../../../src/services/model/load-signals';
import { buildFeatures, getSignal, GOOD_RELATIONS, NOW } from '../build-features';

const signals = loadSignals();
const driverOf = (signal: string, value: number): Driver => ({
  signal,
  value,
  stream: 'usage_daily',
  pointsLost: 20,
  reason: 'it fell',
  action: 'call them',
  actionDueOn: '2026-03-06',
});

const counts = fc.record({
  logins7: fc.nat(900),
  logins7Prev: fc.nat(900),
  logins14: fc.nat(900),
  logins14Prev: fc.nat(900),
  logins30: fc.nat(900),
  logins30Prev: fc.nat(900),
  activeUsers30Avg: fc.nat(90),
  activeUsers30PrevAvg: fc.nat(90),
  tickets14: fc.nat(40),
  tickets90Prev: fc.nat(90),
});

/** Better than today; of an amount no more than there was, of any other signal no more than the model asks. */
function expectFair(claim: Claim, features: AccountFeatures, variant: ModelVariant): void {
  const isAtMost = (bound: number) => (claim.isAbove ? claim.limit <= bound : claim.limit >= bound);
  expect(isAtMost(claim.value)).toBe(false);
  if (isLevel(claim.measure)) {
    expect(measureClaim(claim.measure, features, signals, NOW).value).toBe(claim.value);
    const before = USUAL_LEVELS[claim.signal]?.(features).before ?? Number.NaN;
    expect(isAtMost(claim.isAbove ? Math.ceil(before) : Math.floor(before))).toBe(true);
  } else {
    const definition = getSignal(claim.measure);
    const free = findFreeValue(definition, variant) ?? Number.NaN;
    expect(isAtMost(claim.isAbove ? free + 1e-9 : free - 1e-9)).toBe(true);
  }
}

describe('whatever drives an account red', () => {
  let models: readonly ScoringModel[];
  beforeAll(async () => {
    const files = ['models/three-pillar.yaml', 'models/six-dimension.yaml'];
    models = await Promise.all(files.map((file) => loadModel(file, null)));
  });
  const value = fc.double({ min: -1, max: 200, noNaN: true });

  it('its claim asks for something better than today and not for too much, and can be said and measured again', () => {
    const property = fc.property(fc.constantFrom(...signals.keys()), value, counts, (name, now, over) => {
      const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
      for (const { base } of models) {
        const claim = findClaim(driverOf(name, now), features, base, NOW);
        expect(claim.goal ?? 'the band alone').toMatch(/^[a-zA-Z0-9 %.,’'-]{8,}$/);
        expect(claim.goal === null).toBe(claim.measure === 'band');
        if (claim.goal !== null) expectFair(claim, features, base);
      }
    });
    fc.assert(property);
  });

  it('every signal of the models that ship can be measured again on its own', () => {
    for (const { base } of models)
      for (const name of listRanges(base).keys())
        expect(measureClaim(name, buildFeatures(GOOD_RELATIONS), signals, NOW).stream).not.toBeNull();
  });

  it('what no longer exists on the day is unknown, not zero', () => {
    expect(measureClaim('gone', buildFeatures(), signals, NOW)).toEqual({ value: null, stream: null });
    expect(measureClaim('band', buildFeatures(), signals, NOW)).toEqual({ value: null, stream: null });
  });
});
