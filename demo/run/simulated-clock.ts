import type { Clock } from '../../src/domain/clock';

/** The demo's time: stands still until it is moved, and never goes back. */
export type SimulatedClock = Clock & { moveTo: (instant: Date) => void };

export function createSimulatedClock(start: Date): SimulatedClock {
  let now = start;
  return {
    now: () => now,
    moveTo: (instant) => {
      if (instant < now)
        throw new RangeError(`time cannot go back from ${now.toISOString()} to ${instant.toISOString()}`);
      now = instant;
    },
  };
}
