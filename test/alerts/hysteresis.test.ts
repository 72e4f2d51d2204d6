import fc from 'fast-check';
import { steadyBand } from '../../src/alerts/hysteresis';
import type { KnownBand } from '../../src/domain/band';

const RANGES = [
  { band: 'red', from: 0, to: 35 },
  { band: 'yellow', from: 36, to: 70 },
  { band: 'green', from: 71, to: 100 },
] as const;
const bandOf = (score: number): KnownBand => RANGES.find(({ to }) => score <= to)?.band ?? 'green';
const steady = (previous: KnownBand | null, score: number, points: number): KnownBand =>
  steadyBand(previous, bandOf(score), score, { points, ranges: RANGES });

describe('a band with a margin of 3 points', () => {
  it.each([
    // band before, score, band gone by
    ['yellow', 36, 'yellow'],
    ['yellow', 33, 'yellow'],
    ['yellow', 32, 'red'],
    ['yellow', 73, 'yellow'],
    ['yellow', 74, 'green'],
    ['red', 38, 'red'],
    ['red', 39, 'yellow'],
    ['green', 68, 'green'],
    ['green', 67, 'yellow'],
    ['green', 33, 'yellow'], // beyond green by far, beyond yellow by too little
    ['green', 32, 'red'],
    ['red', 100, 'green'],
    ['green', 0, 'red'],
  ] as const)('that was %s is, at %d, %s', (previous, score, band) => {
    expect(steady(previous, score, 3)).toBe(band);
  });

  it('is taken as seen where there was none before, or no score is known', () => {
    expect(steady(null, 34, 3)).toBe('red');
    expect(steadyBand('yellow', 'red', null, { points: 3, ranges: RANGES })).toBe('red');
    expect(steadyBand('yellow', 'green', null, { points: 3, ranges: RANGES })).toBe('green');
  });
});

describe('any margin', () => {
  const band = fc.constantFrom<KnownBand>('red', 'yellow', 'green');
  const score = fc.integer({ min: 0, max: 100 });

  it('of 0 points, or none at all, leaves every band as it is seen', () => {
    fc.assert(
      fc.property(band, score, (previous, at) => {
        expect(steady(previous, at, 0)).toBe(bandOf(at));
        expect(steadyBand(previous, bandOf(at), at, null)).toBe(bandOf(at));
      }),
    );
  });

  it('gives a band whose edges, widened by it, hold the score', () => {
    fc.assert(
      fc.property(band, score, fc.integer({ min: 0, max: 20 }), (previous, at, points) => {
        const range = RANGES.find((one) => one.band === steady(previous, at, points));
        expect(at).toBeGreaterThanOrEqual((range?.from ?? 101) - points);
        expect(at).toBeLessThanOrEqual((range?.to ?? -1) + points);
      }),
    );
  });

  it('asked again of what it gave, gives the same', () => {
    fc.assert(
      fc.property(band, score, fc.integer({ min: 0, max: 20 }), (previous, at, points) => {
        const once = steady(previous, at, points);
        expect(steady(once, at, points)).toBe(once);
      }),
    );
  });
});
