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
    'findSlackUser' | 'passOnDri' | 'forgetChannels' | 'releaseStranded' | 'isDryRun' | 'buildDirectNote' | 'buildFiles'
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
  const { slackApiUrl, now, workers, pace, timeoutMs, breakOn, asksSlack, ...given } = { ...DEFAULTS, ...parts };
  const clients = createWebClients({ token: 'xoxb-test', slackApiUrl, timeoutMs, logger: QUIET });
  return createDeliverOutbox({
    buildDirectNote: createBuildDirectNote(parts.db),
    buildFiles: async () => null,
    ...given,
    slack: createSlackGateway(clients),
    clock: { now: typeof now === 'function' ? now : () => now },
    random: () => 0.5,
    limits: { ...DELIVERY_LIMITS, workers, pace },
    checkSlack: asksSlack ? () => clients.writes.auth.test() : null,
    views: plainViews(breakOn),
  });
}

const DEFAULTS = {
  owner: 'test',
  workers: 4,
  pace: { burst: 1_000, spacingMs: 1_000 },
  timeoutMs: 5_000,
  breakOn: '',
  asksSlack: false,
  isDryRun: false,
  resolveChannel: async (pod) => ({ ok: true, channelId: `C0${pod.toUpperCase()}` }),
  resolveNamedChannel: async (channel) => ({ ok: true, channelId: `C0${channel.slice(1).toUpperCase()}` }),
  resolveFallbackChannel: null,
  findSlackUser: async () => null,
  passOnDri: async (alert) => alert,
  forgetChannels: async () => undefined,
  releaseStranded: async () => undefined,
} satisfies Partial<DeliveryParts> & Pick<DeliveryDeps, 'resolveNamedChannel'>;

/** Plain words, so that tests read what was said. `breakOn`: an account whose message cannot be built. */
const plainViews = (breakOn: string): DeliveryViews => ({
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
