import type { HttpTools } from './http-source';

export type Rate = { perSecond: number; burst?: number };

/** Lets requests go at the pace that was agreed, and none while the vendor wants rest. */
export type TokenBucket = {
  /** Waits for its turn. Whoever gives up waiting gives its turn back. */
  take: (signal?: AbortSignal) => Promise<void>;
  /** The vendor wants nothing from us for so long: waits, and everybody else with it. */
  rest: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/**
 * A bucket of `burst` turns (default: one second's worth, at least one) that fills at `perSecond`. A turn is reserved before it is there, so that
 * callers go in the order they came and each sleeps once.
 */
export function createTokenBucket(
  { perSecond, burst }: Rate,
  { nowMs, sleep }: Pick<HttpTools, 'nowMs' | 'sleep'>,
): TokenBucket {
  const size = Math.max(1, burst ?? perSecond);
  const state = { turns: size, filledAtMs: nowMs(), restsUntilMs: 0 };

  const fill = (atMs: number): void => {
    const grown = (Math.max(0, atMs - state.filledAtMs) / 1000) * perSecond;
    state.turns = Math.min(size, state.turns + grown);
    state.filledAtMs = atMs;
  };

  const sleepUntil = async (untilMs: number, signal?: AbortSignal): Promise<void> => {
    const ms = Math.ceil(untilMs - nowMs()); // a timer drops what is beyond the millisecond, and the turn would come too early
    if (ms > 0) await sleep(ms, signal);
  };

  return {
    take: async (signal) => {
      const atMs = nowMs();
      fill(atMs);
      state.turns -= 1;
      const turnAtMs = state.turns >= 0 ? atMs : atMs + (-state.turns / perSecond) * 1000;
      try {
        await sleepUntil(Math.max(turnAtMs, state.restsUntilMs), signal);
      } catch (error) {
        state.turns += 1;
        throw error;
      }
    },
    rest: async (ms, signal) => {
      const untilMs = nowMs() + ms;
      state.restsUntilMs = Math.max(state.restsUntilMs, untilMs);
      await sleep(ms, signal);
      if (state.restsUntilMs === untilMs) state.restsUntilMs = 0; // rested: no clock is asked again
    },
  };
}
