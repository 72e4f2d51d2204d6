import type { HttpTools } from '../../src/vendor-http/http-source';

/** Vendors on this machine: their limits are kept, but in a time of their own, in which waiting takes none. */
export function createVirtualHttp(): HttpTools {
  const clock = { ms: 0 };
  return {
    nowMs: () => clock.ms,
    sleep: async (ms) => void (clock.ms += ms),
    random: () => Math.random(),
    buckets: new Map(),
  };
}
