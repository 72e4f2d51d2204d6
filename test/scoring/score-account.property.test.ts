import fc from 'fast-check';
import { directBand } from '../../src/scoring/band';
import { explainScore } from '../../src/scoring/explain-score';
import { scoreAccount } from '../../src/scoring/score-account';
import { aModel, aName, best, better, buildAny, scoreAny, someValues, worst } from './arbitrary-model';
import { buildUnknown } from './build-features';
import { buildModel, buildSignal, IDENTITY, NOW } from './build-model';

const aSegment = fc.constantFrom(null, 'smb' as const);
const TOLERANCE = 1e-9;
const hundredths = (points: number) => Math.round(points * 100);

describe('whatever the model and the data', () => {
  it('the score is a whole number from 0 to 100, or null when nothing that weighs is known', () => {
    fc.assert(
      fc.property(aModel, someValues, aSegment, (model, values, segment) => {
        const { score, exactScore, coverage, dimensions } = scoreAny(model, values, segment);
        expect(score === null).toBe(coverage === 0);
        expect((score === null) === (exactScore === null)).toBe(true);
        if (score !== null) expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(coverage >= 0 && coverage <= 1).toBe(true);
        const weights = dimensions.reduce((sum, { weight }) => sum + weight, 0);
        expect(weights).toBeCloseTo(score === null ? 0 : 1, 9);
      }),
      { numRuns: 500 },
    );
  });

  it('a better signal never lowers the score, through ceilings, caps and segments', () => {
    const by = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(aModel, someValues, aSegment, aName, by, (model, values, segment, name, more) => {
        const before = values[name] ?? null;
        fc.pre(before !== null);
        const after = scoreAny(model, { ...values, [name]: better(name, before ?? 0, more) }, segment).exactScore ?? 0;
        expect(after).toBeGreaterThanOrEqual((scoreAny(model, values, segment).exactScore ?? 0) - TOLERANCE);
      }),
      { numRuns: 500 },
    );
  });

  it('removing a signal leaves the score within what that signal could have made of it', () => {
    fc.assert(
      fc.property(aModel, someValues, aSegment, aName, (model, values, segment, name) => {
        const exact = (value: number | null) => scoreAny(model, { ...values, [name]: value }, segment).exactScore;
        const without = exact(null);
        fc.pre(without !== null);
        expect(without).toBeGreaterThanOrEqual((exact(worst(name)) ?? 0) - TOLERANCE);
        expect(without).toBeLessThanOrEqual((exact(best(name)) ?? 100) + TOLERANCE);
      }),
      { numRuns: 500 },
    );
  });

  it('the order of dimensions, signals, ceilings and caps does not matter', () => {
    fc.assert(
      fc.property(aModel, someValues, (model, values) => {
        const { base, ...rest } = buildAny(model, values);
        const dimensions = base.dimensions.toReversed().map((one) => ({
          ...one,
          signals: one.signals.toReversed(),
          ceilings: one.ceilings.toReversed(),
        }));
        const turned = { ...rest, base: { ...base, dimensions, caps: base.caps.toReversed() } };
        const other = scoreAccount(buildUnknown(), turned, NOW);
        const health = scoreAny(model, values);
        expect(other.exactScore ?? -1).toBeCloseTo(health.exactScore ?? -1, 9);
        expect(other.coverage).toBeCloseTo(health.coverage, 9);
      }),
    );
  });

  it('the order of accounts does not matter: each is scored for itself', () => {
    fc.assert(
      fc.property(aModel, fc.array(someValues, { maxLength: 5 }), aSegment, (model, accounts, segment) => {
        const forth = accounts.map((values) => scoreAny(model, values, segment));
        const back = accounts.toReversed().map((values) => scoreAny(model, values, segment));
        expect(back.toReversed()).toEqual(forth);
      }),
    );
  });

  it('a segment is scored as by the model that says the same of everybody', () => {
    fc.assert(
      fc.property(aModel, someValues, (model, values) => {
        expect(scoreAny(model, values, 'smb')).toEqual(scoreAny({ ...model, base: model.smb ?? model.base }, values));
      }),
    );
  });

  it('more data never lowers coverage', () => {
    fc.assert(
      fc.property(aModel, someValues, aSegment, aName, (model, values, segment, name) => {
        const without = scoreAny(model, { ...values, [name]: null }, segment).coverage;
        expect(without).toBeLessThanOrEqual(scoreAny(model, values, segment).coverage + TOLERANCE);
      }),
    );
  });

  it('a cap keeps the order of those it holds, and takes them in proportion', () => {
    fc.assert(
      fc.property(aModel, someValues, fc.integer({ min: 0, max: 100 }), (model, values, scoreAtMost) => {
        const free = { ...model, base: { ...model.base, caps: [] } };
        const caps = [{ name: 'a', threshold: 1e7, scoreAtMost }]; // a rises, so any value of it is on the bad side
        const held = scoreAny({ ...model, base: { ...model.base, caps } }, { ...values, a: 5 }).exactScore ?? 0;
        const uncapped = scoreAny(free, { ...values, a: 5 }).exactScore ?? 0;
        expect(held).toBeLessThanOrEqual(scoreAtMost + TOLERANCE);
        expect(held).toBeCloseTo((uncapped * scoreAtMost) / 100, 9);
      }),
    );
  });

  it('what is said of how it was computed adds up exactly to the score shown', () => {
    fc.assert(
      fc.property(aModel, someValues, aSegment, (model, values, segment) => {
        const health = scoreAny(model, values, segment);
        const breakdown = explainScore(health);
        fc.pre(breakdown !== null);
        if (breakdown === null) return;
        const { dimensions, uncapped, cap, exact, score } = breakdown;
        const total = dimensions.reduce((sum, { contribution }) => sum + hundredths(contribution), 0);
        const signals = dimensions.flatMap((one) => one.signals);
        expect(signals.reduce((sum, { contribution }) => sum + hundredths(contribution), 0)).toBe(total);
        expect(hundredths(uncapped)).toBe(total);
        expect(hundredths(exact)).toBe(total - hundredths(cap?.taken ?? 0));
        expect(Math.round(exact)).toBe(score);
        expect(score).toBe(health.score);
        for (const { weight, points, held, contribution } of signals)
          expect(Math.abs(weight * points - held - contribution)).toBeLessThan(0.0151);
      }),
      { numRuns: 500 },
    );
  });

  it('the trend moves a band by its rule only, and never the score', () => {
    const aTrend = fc.constantFrom('improving', 'stable', 'declining', 'unknown');
    const rule = { decliningGreen: 'yellow', improvingYellow: 'green' } as const;
    fc.assert(
      fc.property(aModel, someValues, aTrend, (model, values, trend) => {
        const health = scoreAny(model, values);
        const { band, direction, ...rest } = directBand(health, trend, rule);
        expect({ ...rest, band: health.band, direction: null }).toEqual(health);
        expect(direction === null).toBe(band === health.band);
        if (health.band === 'red' || health.band === 'unknown') expect(band).toBe(health.band);
      }),
    );
  });
});

describe('a signal whose curve does not run from 0 to 100', () => {
  it('is replaced by what its dimension says without it, which may lie outside its own range', () => {
    // NPS never gives less than 30 points: where the rest says 10, silence says 10 as well
    const score = (nps: number | null) => {
      const values = { nps, rest: 10 };
      const signals = [
        { definition: buildSignal('nps', values), weight: 1, curve: [[0, 30], [10, 100]] as const },
        { definition: buildSignal('rest', values), weight: 1, curve: IDENTITY },
      ]; // prettier-ignore
      const model = buildModel({ dimensions: [{ name: 'd', weight: 1, signals, ceilings: [] }] });
      return scoreAccount(buildUnknown(), model, NOW).exactScore;
    };
    expect([score(0), score(10), score(null)]).toEqual([20, 55, 10]);
  });
});
