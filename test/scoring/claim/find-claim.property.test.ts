import fc from 'fast-check';
import { findClaim } from '../../../src/scoring/claim/find-claim';
import { findFreeValue } from '../../../src/scoring/claim/free-value';
import { isLevel } from '../../../src/scoring/claim/levels';
import { measureClaim } from '../../../src/scoring/claim/measure-claim';
import { USUAL_LEVELS } from '../../../src/scoring/claim/usual-level';
import type { Driver } from '../../../src/domain/score';
import type { ScoringModel } from '../../../src/scoring/model';
import { listRanges } from '../../../src/scoring/signal-range';
import { loadModel } from '../../../src/services/model/load-model';
import { loadSignals } from '../../../src/services/model/load-signals';
import { buildFeatures, GOOD_RELATIONS, NOW } from '../build-features';

const signals = loadSignals();
const driverOf = (signal: string, value: number): Driver => ({
  ...{ signal, value, stream: 'usage_daily', pointsLost: 20 },
  ...{ reason: 'it fell', action: 'call them', actionDueOn: '2026-03-06' },
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

describe('whatever drives an account red', () => {
  let models: readonly ScoringModel[];
  beforeAll(async () => {
    const files = ['models/three-pillar.yaml', 'models/six-dimension.yaml'];
    models = await Promise.all(files.map((file) => loadModel(file, null)));
  });

  it('its claim is better than today, never beyond what is usual or what the model asks, and can be said and measured again', () => {
    const names = [...signals.keys()];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.double({ min: -1, max: 200, noNaN: true }),
        counts,
        (name, value, over) => {
          const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
          for (const { base } of models) {
            const claim = findClaim(driverOf(name, value), features, base, NOW);
            if (claim.goal === null) expect(claim.measure).toBe('band');
            else expect(claim.goal).toMatch(/^[a-zA-Z0-9 %.,’'-]{8,}$/);
            if (claim.measure === 'band') continue;
            expect(claim.isAbove ? claim.limit > claim.value : claim.limit < claim.value).toBe(true);
            if (isLevel(claim.measure)) {
              expect(measureClaim(claim.measure, features, signals, NOW).value).toBe(claim.value);
              const before = USUAL_LEVELS[name]?.(features).before ?? Number.NaN;
              expect(claim.isAbove ? claim.limit < before + 1 : claim.limit > before - 1).toBe(true);
            } else {
              const definition = listRanges(base).get(name)?.definition;
              const free = definition === undefined ? null : findFreeValue(definition, base);
              expect(claim.isAbove ? claim.limit <= (free ?? 0) + 1e-9 : claim.limit >= (free ?? 0) - 1e-9).toBe(true);
            }
          }
        },
      ),
    );
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
