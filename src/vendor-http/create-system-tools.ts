import { setTimeout as delay } from 'node:timers/promises';
import type { HttpTools } from './http-source';

/** The world as it is: one for a process, so that sources of one vendor and account share their pace. */
export function createSystemTools(log?: HttpTools['log']): HttpTools {
  return {
    sleep: async (ms, signal) => {
      await delay(ms, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
        throw signal?.aborted === true ? signal.reason : error;
      });
    },
    nowMs: () => Date.now(),
    random: () => Math.random(),
    buckets: new Map(),
    ...(log === undefined ? {} : { log }),
  };
}
