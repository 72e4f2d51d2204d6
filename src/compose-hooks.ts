import type { Logger } from 'pino';
import type { DataSide } from './compose-data';
import type { Operations } from './compose-operations';
import type { HookSettings } from './config';
import type { Clock } from './domain/clock';
import { messageOf } from './errors';
import type { Hooks } from './http/hooks';
import type { Metrics } from './http/metrics';
import type { JobSummary } from './jobs/job';
import { createBackgroundWorker } from './services/hooks/create-background-worker';
import { processDeliveries } from './services/hooks/process-deliveries';
import { receiveDelivery } from './services/hooks/receive-delivery';

export type HooksSide = {
  hooks: Hooks;
  /** What a stopped process left, and what is tried again: the job's part. */
  catchUp: (now: Date) => Promise<JobSummary>;
  /** Takes on nothing more, and waits for what is under way. */
  stop: () => Promise<void>;
};

export type HooksInput = {
  data: DataSide;
  operations: Pick<Operations, 'scoreTouched' | 'warm'>;
  deliver: () => Promise<unknown>;
  settings: readonly HookSettings[];
  clock: Clock;
  log: Logger;
  metrics: Pick<Metrics, 'countHook'>;
};

/** From a webhook to the message in Slack: kept, answered, landed, scored, told (X25). */
export function composeHooks(input: HooksInput): HooksSide {
  const { data, operations, deliver, settings, clock, log, metrics } = input;
  const { database } = data;
  const onError = (error: unknown) => log.error({ reason: messageOf(error) }, 'webhook deliveries wait');
  const sender = createBackgroundWorker(deliver, onError); // by itself: what comes next does not wait for Slack
  const worker = createBackgroundWorker(async (isStopping) => {
    const summary = await processDeliveries({
      ...database,
      clock,
      isStopping,
      scoreTouched: async (accountIds) => {
        await operations.scoreTouched(accountIds, clock.now);
        sender.kick();
      },
      onProcessed: metrics.countHook,
      onFailure: ({ error, ...about }) => log.warn({ ...about, reason: messageOf(error) }, 'webhook delivery put off'),
    });
    if (summary.failed > 0) log.error({ failed: summary.failed }, 'webhook deliveries given up: see doctor');
  }, onError);
  if (settings.length > 0) void operations.warm(clock.now()).catch(onError); // the first delivery need not wait for it
  return {
    hooks: {
      sources: settings,
      receive: (source, request) => receiveDelivery(database.db, source, request),
      accepted: worker.kick,
      count: metrics.countHook,
    },
    catchUp: async (now) => {
      await operations.warm(now);
      await worker.run();
      return {};
    },
    stop: async () => {
      await worker.stop();
      await sender.stop();
    },
  };
}
