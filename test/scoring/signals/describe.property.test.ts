import fc from 'fast-check';
import type { SignalDefinition } from '../../../src/scoring/signal';
import { loadSignals } from '../../../src/services/model/load-signals';
import { buildFeatures, buildUnknown, GOOD_RELATIONS, NOW } from '../build-features';

const MAX_LENGTH = 80; // with an account's name and an action it is still one line of a phone's notification

/** Values a signal may have: nothing, one, the rest in tenths or hundredths. Only a difference of counts may be negative. */
const RANGES = {
  rate: [-100, 4000], times: [0, 500], days: [0, 40_000], hours: [0, 400_000], minutes: [0, 60_000], points: [-40, 1000], count: [0, 5000],
} as const; // prettier-ignore
const STEPS = { rate: 100, times: 10, days: 10, hours: 10, minutes: 10, points: 10, count: 1 };
function arbitraryValue({ name, unit }: SignalDefinition) {
  const [min, max] = name === 'urgent_trend_90d' ? [-50, 50] : RANGES[unit];
  return fc.oneof(
    fc.constantFrom(0, 1),
    fc.integer({ min, max }).map((steps) => steps / STEPS[unit]),
  );
}

/** 90 days may be told as 3 months, 28 as 4 weeks. */
const tellings = (days: number): string[] => [
  `${days}`,
  ...(days % 7 === 0 ? [`${days / 7} weeks`] : []),
  ...(days % 30 === 0 ? [`${days / 30} months`] : []),
];
const everySignal = () =>
  [...loadSignals().values()].map((signal): [string, SignalDefinition] => [signal.name, signal]);
/** Of an account all of which is known, and of one of which nothing is: a sentence may not lean on more than its value. */
const SUBJECTS = { known: buildFeatures(GOOD_RELATIONS), unknown: buildUnknown() };

describe.each(everySignal())('the sentence of %s', (_name, signal) => {
  const sentences = (check: (sentence: string) => void) =>
    fc.assert(
      fc.property(arbitraryValue(signal), fc.constantFrom('known' as const, 'unknown' as const), (value, subject) =>
        check(signal.describe(value, SUBJECTS[subject], NOW)),
      ),
    );

  it('R11: holds a number, and its window where it has one', () => {
    sentences((sentence) => {
      expect(sentence).toMatch(/\d/);
      if (signal.windowDays === null) return;
      expect({ sentence, told: tellings(signal.windowDays).some((telling) => sentence.includes(telling)) }).toEqual({ sentence, told: true }); // prettier-ignore
    });
  });

  it(`is a short plain line of at most ${MAX_LENGTH} characters`, () => {
    sentences((sentence) => {
      expect(sentence.length).toBeLessThanOrEqual(MAX_LENGTH);
      expect(sentence).not.toMatch(/NaN|Infinity|undefined|null|!|\.$|\s{2}|e\+|\d\.\d{3}/);
      expect(sentence).toMatch(/^[A-Z0-9]\S* .*\S$/);
    });
  });
});

describe('every signal', () => {
  it.each(everySignal())('%s says nothing of an account of which nothing is known', (_name, signal) => {
    expect(signal.measure(buildUnknown(), NOW)).toEqual({ kind: 'no_data', reason: expect.any(String) as string });
  });

  it.each(everySignal())('%s has a finite value or none, whatever is connected', (_name, signal) => {
    const some = buildUnknown({ connected: ['tickets', 'nps', 'contacts'] });
    for (const features of [SUBJECTS.known, buildFeatures(), some]) {
      const measured = signal.measure(features, NOW);
      if (measured.kind === 'known')
        expect([signal.name, Number.isFinite(measured.value)]).toEqual([signal.name, true]);
    }
  });

  it.each(everySignal())('%s is called what its window is', (name, signal) => {
    const windowInName = /_(\d+)d$/.exec(name)?.[1];
    if (windowInName !== undefined) expect(signal.windowDays).toBe(Number(windowInName));
  });
});
