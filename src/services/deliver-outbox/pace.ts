/** Slack takes about one message a second per channel, and tolerates bursts. */
export type PaceSettings = { burst: number; spacingMs: number };

/**
 * When each channel may be posted to next: a bucket of `burst` posts that refills one every `spacingMs`, and a pause for as long as
 * Slack asked. A full channel never holds up another.
 */
export type Pace = {
  /** Take one post for the channel: `now` when it may go, else the instant when it may. */
  take(channelId: string, now: Date): Date;
  pause(channelId: string, until: Date): void;
};

export function createPace({ burst, spacingMs }: PaceSettings): Pace {
  const fullAtMs = new Map<string, number>(); // when the channel's bucket will be full again
  const pausedUntilMs = new Map<string, number>();
  return {
    take(channelId, now) {
      const nowMs = now.getTime();
      const paused = pausedUntilMs.get(channelId) ?? 0;
      if (paused > nowMs) return new Date(paused);
      const full = Math.max(fullAtMs.get(channelId) ?? 0, nowMs) + spacingMs;
      const freeAt = full - burst * spacingMs;
      if (freeAt > nowMs) return new Date(freeAt);
      fullAtMs.set(channelId, full);
      return now;
    },
    pause(channelId, until) {
      pausedUntilMs.set(channelId, Math.max(pausedUntilMs.get(channelId) ?? 0, until.getTime()));
    },
  };
}
