import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { AccountFeatures } from '../../src/domain/features';
import type { Band } from '../../src/domain/band';
import { judgeHealth } from '../../src/scoring/judge';
import { createMeasure, type Measure } from '../../src/scoring/measure-signal';
import { memoiseMeasure } from '../../src/scoring/memoise-measure';
import type { ScoringModel } from '../../src/scoring/model';
import { findNextBand } from '../../src/scoring/next-band';
import { known, type SignalDefinition } from '../../src/scoring/signal';
import { loadModel } from '../../src/services/model/load-model';
import { loadSignals } from '../../src/services/model/load-signals';
import { buildFeatures, getSignal, GOOD_RELATIONS, NOW } from './build-features';

const MODELS = readdirSync('models')
  .filter((file) => file !== 'playbook.yaml')
  .map((file) => file.replace('.yaml', ''));
const RANK: Record<Band, number> = { unknown: -1, red: 0, yellow: 1, green: 2 };

/** One step of the signal's unit less than asked for, but no worse than it stands. */
function stepBack({ from, to }: { from: number; to: number }, { unit, goodDirection }: SignalDefinition): number {
  const step = { rate: 0.01, points: 0.1, times: 0.1, days: 1, hours: 1, minutes: 1, count: 1 }[unit];
  return goodDirection === 'up' ? Math.max(from, to - step) : Math.min(from, to + step);
}

const trouble = fc.record({
  segment: fc.constantFrom('smb', 'enterprise', null),
  logins14: fc.integer({ min: 0, max: 420 }),
  logins30: fc.integer({ min: 0, max: 900 }),
  activeDays30: fc.integer({ min: 0, max: 30 }),
  lastActiveOn: fc.constantFrom('2026-03-03', '2026-02-25', '2026-02-10', '2026-01-15'),
  weeklyPeakUsers: fc.integer({ min: 0, max: 60 }),
  openP1Hours: fc.constantFrom(0, 0, 3, 20, 47, 48, 200),
  openTickets: fc.integer({ min: 0, max: 12 }),
  overdueDaysMax: fc.constantFrom(0, 0, 1, 12, 29, 30, 90),
  late365: fc.integer({ min: 0, max: 12 }),
  csat90Avg: fc.double({ min: 1, max: 5, noNaN: true }),
  renewalOn: fc.constantFrom('2026-03-10', '2026-05-01', '2026-11-30', null),
  score30DaysAgo: fc.option(fc.integer({ min: 0, max: 100 })),
});

describe.each(MODELS)('what would change it, by the %s model', (name) => {
  let model: ScoringModel;
  beforeAll(async () => {
    model = await loadModel(`models/${name}.yaml`);
  });

  function ask(over: Partial<AccountFeatures>) {
    const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
    const measure = memoiseMeasure(createMeasure(features, model.newcomerDays, NOW));
    const bandOf = (patched: Measure): Band => judgeHealth(patched, features, model).health.band;
    const { health } = judgeHealth(measure, features, model);
    const answer = findNextBand({ features, health, measure, model, now: NOW });
    const withValues = (values: Record<string, number>): Band =>
      bandOf((one) => {
        const value = values[one.name];
        return value === undefined ? measure(one) : known(value);
      });
    const measured = [...loadSignals().values()].filter((one) => measure(one).kind === 'known');
    return { answer, band: health.band, withValues, measured };
  }

  it('is what moves the band, and a step less is not', () => {
    fc.assert(
      fc.property(trouble, (over) => {
        const { answer, band, withValues } = ask(over);
        fc.pre(answer !== null);
        const other = answer.also === null ? {} : { [answer.also.signal]: answer.also.to };
        expect(withValues({ [answer.signal]: answer.to, ...other })).toBe(answer.band);
        expect(RANK[answer.band]).toBeGreaterThan(RANK[band]);
        const last = answer.also ?? answer;
        const less = stepBack(last, getSignal(last.signal));
        expect(withValues({ [answer.signal]: answer.to, [last.signal]: less })).toBe(band);
      }),
      { numRuns: 100 },
    );
  });

  it('is asked of every red and yellow account that one signal could lift', () => {
    fc.assert(
      fc.property(trouble, (over) => {
        const { answer, band, withValues, measured } = ask(over);
        fc.pre(band === 'red' || band === 'yellow');
        const lifts = measured.filter(({ name: signal, goodDirection }) => {
          const best = goodDirection === 'up' ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
          return RANK[withValues({ [signal]: best })] > RANK[band];
        });
        if (lifts.length > 0) expect(answer).toMatchObject({ also: null });
        else expect(answer?.also).not.toBeNull(); // two, or nothing
      }),
      { numRuns: 50 },
    );
  }); // prettier-ignore
});
