import { LogLevel, type Logger } from '@slack/web-api';
import type { Db } from '../../src/db/client';
import { createDeliverOutbox, type DeliverySummary } from '../../src/services/deliver-outbox/deliver-outbox';
import { DELIVERY_LIMITS, type DeliveryDeps, type DeliveryViews } from '../../src/services/deliver-outbox/deps';
import type { PaceSettings } from '../../src/services/deliver-outbox/pace';
import { createSlackGateway } from '../../src/services/slack/gateway';
import { createWebClients } from '../../src/services/slack/web-clients';
import { createBuildDirectNote } from '../../src/services/direct-notes/create-build-direct-note';

export type DeliveryParts = Pick<DeliveryDeps, 'db' | 'owner' | 'resolveChannel' | 'resolveFallbackChannel'> &
  Pick<
    DeliveryDeps,
    'findSlackUser' | 'passOnDri' | 'forgetChannels' | 'releaseStranded' | 'isDryRun' | 'buildDirectNote'
  > & {
    asksSlack: boolean; // whether an outage is looked for
    slackApiUrl: string;
    now: Date | (() => Date);
    workers: number;
    pace: PaceSettings;
    timeoutMs: number;
    breakOn: string; // an account whose message cannot be built
    step: NonNullable<DeliveryDeps['step']>;
  };

/** Delivery as the app builds it, over real HTTP, with plain words instead of blocks. */
export function createDelivery(
  parts: Partial<DeliveryParts> & { db: Db; slackApiUrl: string; now: Date | (() => Date) },
): () => Promise<DeliverySummary> {
  const { now, slackApiUrl, timeoutMs = 5_000, pace = { burst: 1_000, spacingMs: 1_000 } } = parts;
  const clients = createWebClients({ token: 'xoxb-test', slackApiUrl, timeoutMs, logger: QUIET });
  return createDeliverOutbox({
    db: parts.db,
    slack: createSlackGateway(clients),
    clock: { now: typeof now === 'function' ? now : () => now },
    owner: parts.owner ?? 'test',
    random: () => 0.5,
    limits: { ...DELIVERY_LIMITS, workers: parts.workers ?? 4, pace },
    resolveChannel: parts.resolveChannel ?? (async (pod) => ({ ok: true, channelId: `C0${pod.toUpperCase()}` })),
    resolveFallbackChannel: parts.resolveFallbackChannel ?? null,
    resolveNamedChannel: async (channel) => ({ ok: true, channelId: `C0${channel.slice(1).toUpperCase()}` }),
    findSlackUser: parts.findSlackUser ?? (async () => null),
    passOnDri: parts.passOnDri ?? (async (alert) => alert),
    forgetChannels: parts.forgetChannels ?? (async () => undefined),
    checkSlack: parts.asksSlack === true ? () => clients.writes.auth.test() : null,
    releaseStranded: parts.releaseStranded ?? (async () => undefined),
    isDryRun: parts.isDryRun ?? false,
    buildDirectNote: parts.buildDirectNote ?? createBuildDirectNote(parts.db),
    ...(parts.step === undefined ? {} : { step: parts.step }),
    views: plainViews(parts.breakOn ?? null),
  });
}

/** Plain words, so that tests read what was said. `breakOn`: an account whose message cannot be built. */
const plainViews = (breakOn: string | null): DeliveryViews => ({
  buildAlertMessage: ({ accountName, currentBand, reason, dri }) => {
    if (accountName === breakOn) throw new Error('cannot be drawn');
    return { text: `${accountName} ${currentBand}: ${reason}. ${dri.name} ${dri.slackUserId}`, blocks: [] };
  },
  buildAlertThreadNote: ({ accountName }, { kind }) => ({ text: `${accountName} ${kind}`, blocks: [] }),
});

/** The client logs every failure it also throws. */
const QUIET: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
