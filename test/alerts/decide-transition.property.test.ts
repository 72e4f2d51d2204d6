import fc from 'fast-check';
import { decideTransition, NEVER_SEEN } from '../../src/alerts/decide-transition';
import type { AlertState, Decision } from '../../src/domain/alert';
import { BANDS, type Band, type KnownBand } from '../../src/domain/band';

const START = new Date('2026-03-01T00:00:00Z').getTime();
const HOUR_MS = 3_600_000;
const QUIET_HOURS = 4;

type Look = { gapHours: number; band: Band; isDriverStale: boolean };
type Seen = { hour: number; band: Band; decision: Decision; before: AlertState; after: AlertState };

/** At least hourly, in quarters of an hour, so that exact boundaries are met often. */
const gapHours = fc.integer({ min: 1, max: 4 }).map((quarters) => quarters / 4);
const known = fc.constantFrom<KnownBand>('red', 'yellow', 'green');
const looks = (band: fc.Arbitrary<Band>, isDriverStale: fc.Arbitrary<boolean>): fc.Arbitrary<Look[]> =>
  fc
    .array(fc.tuple(band, fc.array(fc.record({ gapHours, isDriverStale }), { minLength: 1, maxLength: 24 })), {
      maxLength: 20,
    })
    .map((runs) => runs.flatMap(([value, steps]) => steps.map((step) => ({ ...step, band: value }))));

function replay(sequence: readonly Look[]): Seen[] {
  let state: AlertState = NEVER_SEEN;
  let hour = 0;
  return sequence.map(({ gapHours: gap, band, isDriverStale }) => {
    hour += gap;
    const before = state;
    const { decision, next } = decideTransition(
      before,
      { band, isDriverStale, staleSince: null, modelVersion: 'm1' },
      new Date(START + hour * HOUR_MS),
      { quietHours: QUIET_HOURS },
    );
    state = next;
    return { hour, band, decision, before, after: next };
  });
}

/** Hours the band of this look has stood at it, over looks without a break. */
const stoodHours = (all: readonly Seen[], index: number): number => {
  let first = index;
  while (first > 0 && all[first - 1]?.band === all[index]?.band) first -= 1;
  return (all[index]?.hour ?? 0) - (all[first]?.hour ?? 0);
};

describe('over any sequence of looks at an account', () => {
  it('R13: two announcements are never closer than 4 h', () => {
    fc.assert(
      fc.property(looks(fc.constantFrom(...BANDS), fc.boolean()), (sequence) => {
        const told = replay(sequence).filter(({ decision }) => decision.kind === 'announce');
        told.slice(1).forEach(({ hour }, index) => {
          expect(hour - (told[index]?.hour ?? 0)).toBeGreaterThanOrEqual(QUIET_HOURS);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('R9: it never announces the band that is announced already, nor an unknown one', () => {
    fc.assert(
      fc.property(looks(fc.constantFrom(...BANDS), fc.boolean()), (sequence) => {
        let announced: KnownBand | null = null;
        for (const { decision } of replay(sequence)) {
          if (decision.kind === 'announce') expect(decision).toMatchObject({ from: announced });
          if (decision.kind === 'announce') expect(decision.to).not.toBe(announced);
          if (decision.kind === 'announce' || decision.kind === 'rebase') announced = decision.to;
        }
      }),
    );
  });

  it('R13: with fresh data, a band that stood 4 h is the announced one', () => {
    fc.assert(
      fc.property(looks(known, fc.constant(false)), (sequence) => {
        const all = replay(sequence);
        all.forEach(({ band, after }, index) => {
          if (stoodHours(all, index) >= QUIET_HOURS) expect(after.announced).toBe(band);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('R13: hours without enough data neither make an announcement nor hide one', () => {
    fc.assert(
      fc.property(looks(fc.constantFrom(...BANDS), fc.constant(false)), (sequence) => {
        const all = replay(sequence);
        all.forEach(({ band, after, decision }, index) => {
          if (band === 'unknown') expect(decision).toEqual({ kind: 'hold', reason: 'not_enough_data' });
          else if (stoodHours(all, index) >= QUIET_HOURS) expect(after.announced).toBe(band);
        });
      }),
    );
  });

  it('the same observation again changes nothing', () => {
    fc.assert(
      fc.property(looks(fc.constantFrom(...BANDS), fc.boolean()), (sequence) => {
        const all = replay(sequence);
        all.forEach(({ hour, band, after }, index) => {
          const isDriverStale = sequence[index]?.isDriverStale ?? false;
          const again = decideTransition(
            after,
            { band, isDriverStale, staleSince: null, modelVersion: 'm1' },
            new Date(START + hour * HOUR_MS),
            { quietHours: QUIET_HOURS },
          );
          expect(again.next).toEqual(after);
          expect(again.decision.kind).not.toBe('announce');
        });
      }),
    );
  });
});
