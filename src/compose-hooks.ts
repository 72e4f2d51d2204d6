import type { Logger } from 'pino';
import type { DataSide } from './compose-data';
import type { Operations } from './compose-operations';
import type { Connect } from './compose-sources';
import type { Config, HookSettings } from './config';
import { isPulled } from './config-sources';
import type { Clock } from './domain/clock';
import { ConfigError, messageOf } from './errors';
import type { Hooks } from './http/hooks';
import type { Metrics } from './http/metrics';
import type { PullConnector } from './ingest/pull/connector';
import { findSourceKind } from './ingest/registry';
import type { JobSummary } from './jobs/job';
import { createBackgroundWorker } from './services/hooks/create-background-worker';
import { createVendorLanding } from './services/hooks/create-vendor-landing';
import { processDeliveries } from './services/hooks/process-deliveries';
import type { HookDoor } from './services/hooks/hook-door';
import { openOwnDoor } from './services/hooks/open-own-door';
import { openVendorDoor } from './services/hooks/open-vendor-door';
import { createRefusalWatch } from './services/hooks/watch-refusals';

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
  /** Pulled sources: those with a webhook get a door of their own. */
  connectors?: readonly PullConnector[];
  publicUrl?: string | null; // how the world calls this process
  clock: Clock;
  log: Logger;
  metrics: Pick<Metrics, 'countHook'>;
};

/** From a webhook to the message in Slack: kept, answered, landed, scored, told (X25). */
export function composeHooks(input: HooksInput): HooksSide {
  const { data, operations, deliver, clock, log, metrics } = input;
  const { database } = data;
  const vendors = mapVendors(input);
  const onError = (error: unknown) => log.error({ reason: messageOf(error) }, 'webhook deliveries wait');
  const refusals = createRefusalWatch(database.db, onError);
  const doors = openDoors(input).map(refusals.watch);
  const sender = createBackgroundWorker(deliver, onError); // by itself: what comes next does not wait for Slack
  const worker = createBackgroundWorker(async (isStopping) => {
    const summary = await processDeliveries({
      ...database,
      clock,
      vendors,
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
  if (doors.length > 0) void operations.warm(clock.now()).catch(onError); // the first delivery need not wait for it
  return {
    hooks: { doors, accepted: worker.kick, count: metrics.countHook },
    catchUp: async (now) => {
      await operations.warm(now);
      await refusals.flush(now);
      await worker.run();
      return {};
    },
    stop: async () => {
      await refusals.flush(clock.now());
      await worker.stop();
      await sender.stop();
    },
  };
}

/** Of the sources whose vendors call. One that cannot be connected says so in the log: the others are served, and it is told of where it is pulled. */
export function connectCallers(
  { file, hookSecrets }: Pick<Config, 'file' | 'hookSecrets'>,
  connect: Connect,
  log: Logger,
): PullConnector[] {
  const callers = file.sources
    .filter(isPulled)
    .filter(({ name, kind }) => hookSecrets[name] !== undefined && findSourceKind(kind)?.hasHook === true);
  return callers.flatMap((source) => {
    try {
      return [connect(source)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      log.error({ source: source.name, reason: error.message }, 'its webhooks are not taken');
      return [];
    }
  });
}

function mapVendors({ data, connectors = [], clock }: HooksInput) {
  const { pool } = data.database;
  const callers = connectors.filter(({ hook }) => hook !== undefined);
  return new Map(callers.map((connector) => [connector.source, createVendorLanding(pool, connector, clock)]));
}

/** @throws ConfigError when one name stands for two doors. */
function openDoors({ data, settings, connectors = [], publicUrl = null }: HooksInput): HookDoor[] {
  const { db } = data.database;
  const own = settings.map((hook) => openOwnDoor(db, hook));
  const vendors = connectors.flatMap(({ source, hook }) =>
    hook === undefined ? [] : [openVendorDoor(db, { source, hook, publicUrl })],
  );
  const twice = vendors.find(({ source }) => settings.some((hook) => hook.source === source));
  if (twice !== undefined)
    throw new ConfigError(`hooks: "${twice.source}" is a source with a webhook of its own: expected another name`);
  return [...own, ...vendors];
}
