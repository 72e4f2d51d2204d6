import fc from 'fast-check';
import { decideTransition, NEVER_SEEN } from '../../src/alerts/decide-transition';
import type { AlertState, Decision } from '../../src/domain/alert';
import type { KnownBand } from '../../src/domain/band';

const START = new Date('2026-03-01T00:00:00Z').getTime();
const HOUR_MS = 3_600_000;
const QUIET_HOURS = 4;
const RANGES = [
  { band: 'red', from: 0, to: 35 },
  { band: 'yellow', from: 36, to: 70 },
  { band: 'green', from: 71, to: 100 },
] as const;
const bandOf = (score: number): KnownBand => RANGES.find(({ to }) => score <= to)?.band ?? 'green';

type Look = { gapHours: number; score: number; restarts: boolean };
type Seen = Look & { hour: number; decision: Decision; before: AlertState; after: AlertState };

/** Scores that hover around the edges as often as they lie anywhere; at least hourly, in quarters of an hour. */
const score = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 30, max: 41 }),
  fc.integer({ min: 65, max: 76 }),
);
const step = fc.record({
  gapHours: fc.integer({ min: 1, max: 4 }).map((quarters) => quarters / 4),
  restarts: fc.boolean(),
});
const looks: fc.Arbitrary<Look[]> = fc
  .array(fc.tuple(score, fc.array(step, { minLength: 1, maxLength: 24 })), { maxLength: 20 })
  .map((runs) => runs.flatMap(([value, steps]) => steps.map((one) => ({ ...one, score: value }))));
const margin = fc.integer({ min: 0, max: 10 });

/** What a process that was stopped finds in the database. */
const reload = (state: AlertState): AlertState => {
  const kept = JSON.parse(JSON.stringify(state)) as Record<string, unknown>; // dates as text, as a row has them
  const at = (key: string): Date | null => (typeof kept[key] === 'string' ? new Date(kept[key]) : null);
  return {
    ...state,
    announcedAt: at('announcedAt'),
    observedAt: at('observedAt'),
    observedSince: at('observedSince'),
    waitingUntil: at('waitingUntil'),
    withheldSince: at('withheldSince'),
  };
};

function replay(sequence: readonly Look[], points: number | null): Seen[] {
  let state: AlertState = NEVER_SEEN;
  let hour = 0;
  return sequence.map((look) => {
    hour += look.gapHours;
    const before = look.restarts ? reload(state) : state;
    const hysteresis = points === null ? null : { points, ranges: RANGES };
    const seen = { band: bandOf(look.score), score: look.score, hysteresis, isDriverStale: false, staleSince: null };
    const now = new Date(START + hour * HOUR_MS);
    const { decision, next } = decideTransition(before, { ...seen, modelVersion: 'm1' }, now, {
      quietHours: QUIET_HOURS,
    });
    state = next;
    return { ...look, hour, decision, before, after: next };
  });
}

/** Hours the score has stood clear in its band, by more than the margin from the others, over looks without a break. */
function clearHours(all: readonly Seen[], index: number, points: number): number {
  const clearIn = (at: number | undefined): KnownBand | null => {
    if (at === undefined) return null;
    const isClear = RANGES.every(({ band, from, to }) => band === bandOf(at) || at > to + points || at < from - points);
    return isClear ? bandOf(at) : null;
  };
  const band = clearIn(all[index]?.score);
  if (band === null) return 0;
  let first = index;
  while (first > 0 && clearIn(all[first - 1]?.score) === band) first -= 1;
  return (all[index]?.hour ?? 0) - (all[first]?.hour ?? 0);
}

describe('over any scores, margins and restarts', () => {
  it('R13: two announcements are never closer than 4 h', () => {
    fc.assert(
      fc.property(looks, margin, (sequence, points) => {
        const told = replay(sequence, points).filter(({ decision }) => decision.kind === 'announce');
        told.slice(1).forEach(({ hour }, index) => {
          expect(hour - (told[index]?.hour ?? 0)).toBeGreaterThanOrEqual(QUIET_HOURS);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('R13: a band the score stood clear in for 4 h is the announced one', () => {
    fc.assert(
      fc.property(looks, margin, (sequence, points) => {
        const all = replay(sequence, points);
        all.forEach((seen, index) => {
          if (clearHours(all, index, points) >= QUIET_HOURS) expect(seen.after.announced).toBe(bandOf(seen.score));
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('R13: after 4 h without a change the announced band is the observed one', () => {
    fc.assert(
      fc.property(looks, margin, (sequence, points) => {
        for (const { hour, after } of replay(sequence, points)) {
          const quietMs = START + hour * HOUR_MS - (after.observedSince?.getTime() ?? START + hour * HOUR_MS);
          if (quietMs >= QUIET_HOURS * HOUR_MS) expect(after.announced).toBe(after.observed);
        }
      }),
    );
  });

  it('no band is announced, nor left, that the score does not support by the margin', () => {
    fc.assert(
      fc.property(looks, margin, (sequence, points) => {
        for (const { score: at, before, after, decision } of replay(sequence, points)) {
          const left = RANGES.find(({ band }) => band === before.observed);
          if (left && after.observed !== before.observed)
            expect(at < left.from - points || at > left.to + points).toBe(true);
          const to = RANGES.find(({ band }) => decision.kind === 'announce' && band === decision.to);
          if (to) expect(at >= to.from - points && at <= to.to + points).toBe(true);
        }
      }),
    );
  });

  it('a margin of 0 decides as no margin does', () => {
    fc.assert(
      fc.property(looks, (sequence) => {
        const decisions = (points: number | null) => replay(sequence, points).map(({ decision }) => decision);
        expect(decisions(0)).toEqual(decisions(null));
      }),
    );
  });

  it('restarts change nothing', () => {
    fc.assert(
      fc.property(looks, margin, (sequence, points) => {
        const without = sequence.map((look) => ({ ...look, restarts: false }));
        const decisions = (all: readonly Look[]) => replay(all, points).map(({ decision }) => decision);
        expect(decisions(sequence)).toEqual(decisions(without));
      }),
    );
  });
});
