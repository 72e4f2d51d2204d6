import type { Job } from '../../src/jobs/job';
import type { JobOutcome } from '../../src/services/run-job';
import type { Feed } from '../as-of/create-feed';
import { listTicks } from './list-ticks';
import { throwIfStopped } from './stop-signal';
import type { SimulatedClock } from './simulated-clock';

export type PlayParts = {
  feed: Feed;
  inbox: string; // where the sources' files appear
  jobs: readonly Job[];
  clock: SimulatedClock;
  runTick: (job: Job, tickAt: Date) => Promise<JobOutcome>;
  signal?: AbortSignal; // Ctrl-C: no further tick
  afterTick?: (job: Job, tickAt: Date) => Promise<void>;
};

/** Moves time to an instant, and lets happen what happens until then: files appear, and jobs run as production would run them. */
export type Play = (to: Date, report?: (now: Date) => void) => Promise<void>;

export function createPlay({ feed, inbox, jobs, clock, runTick, signal, afterTick }: PlayParts): Play {
  let fedUntil = clock.now();
  return async (to, report) => {
    for (const { at, job } of listTicks(jobs, clock.now(), to)) {
      if (signal) throwIfStopped(signal);
      if (job.name.startsWith('ingest:') && at > fedUntil) {
        await feed.writeDay(inbox, fedUntil, at);
        fedUntil = at;
      }
      clock.moveTo(at);
      report?.(at);
      await runTick(job, at);
      await afterTick?.(job, at);
    }
    clock.moveTo(to);
  };
}
