import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { toReleaseSettings } from './compose-alerts';
import type { DataSide } from './compose-data';
import type { SlackSettings } from './config';
import type { ConfigFile } from './config-file';
import type { Clock } from './domain/clock';
import { createCalendar } from './services/calendar/create-calendar';
import { createDeliverOutbox, type DeliverySummary } from './services/deliver-outbox/deliver-outbox';
import { DELIVERY_LIMITS } from './services/deliver-outbox/deps';
import { createBuildDirectNote } from './services/direct-notes/create-build-direct-note';
import { createSlackServices, type SlackServices } from './services/create-slack-services';
import { readFreshness } from './services/read-freshness';
import { createSlackAnswers } from './services/slack/answers';
import { createSlackDirectory, type SlackBot, type SlackDirectory, type SlackTeam } from './services/slack/directory';
import { createSlackGateway } from './services/slack/gateway';
import { createFindSlackUser } from './services/slack/map-people';
import { createResolveChannel, createResolveNamedChannel } from './services/slack/resolve-channel';
import { toSlackError } from './services/slack/to-slack-error';
import { createWebClients, type WebClients } from './services/slack/web-clients';
import { toSlackLogger } from './slack-log';
import { buildAlertMessage } from './views/alert-message';
import { buildAlertThreadNote } from './views/alert-thread';

/** Everything that needs Slack: what listeners call, what the outbox sends, and whether Slack answers at all. */
export type SlackSide = {
  bot: SlackBot;
  services: SlackServices;
  deliver: () => Promise<DeliverySummary>;
  checkSlack: () => Promise<unknown>;
  resolveChannel: ReturnType<typeof createResolveChannel>;
  findSlackUser: ReturnType<typeof createFindSlackUser>;
};

export type SlackSideInput = { data: DataSide; slack: SlackSettings; file: ConfigFile; clock: Clock; log: Logger };

/** Joins one workspace. Asks Slack once who we are: a wrong token fails here, before anything is promised. */
export async function openSlackSide({ data, slack, file, clock, log }: SlackSideInput): Promise<SlackSide> {
  const { db } = data.database;
  const clients = createWebClients({ token: slack.botToken, slackApiUrl: slack.apiUrl, logger: toSlackLogger(log) });
  const directory = createSlackDirectory(clients.reads);
  const team = await join(directory, slack.apiUrl);
  const shared = { db, slack: directory, team };
  const parts = {
    clients,
    directory,
    team,
    resolveChannel: createResolveChannel(shared),
    findSlackUser: createFindSlackUser(shared),
  };
  const input = { data, slack, file, clock, log };
  return {
    bot: team,
    services: composeServices(input, parts),
    deliver: composeDeliver(input, parts),
    checkSlack: directory.fetchTeam,
    resolveChannel: parts.resolveChannel,
    findSlackUser: parts.findSlackUser,
  };
}

type Parts = Pick<SlackSide, 'resolveChannel' | 'findSlackUser'> & {
  clients: WebClients;
  directory: SlackDirectory;
  team: SlackTeam & SlackBot;
};

/** What listeners call. */
function composeServices(
  { data, slack, file, log }: SlackSideInput,
  { clients, directory, team }: Parts,
): SlackServices {
  return createSlackServices({
    db: data.answers.db,
    log,
    directory,
    team,
    answers: createSlackAnswers({ ...clients, apiUrl: slack.apiUrl }),
    options: { company: file.company, command: file.command },
    weeklyBudget: file.alerts.weekly_budget,
    calendarOf: createCalendar(file.calendar),
    currencyRates: file.currency_rates,
    release: toReleaseSettings(file),
    crmUrl: file.crm_url ?? null,
    readFreshness: (now) => readFreshness(data.answers.db, { now, limits: file.freshness_hours }),
  });
}

/** What the outbox sends with. */
function composeDeliver({ data, file, clock, log }: SlackSideInput, parts: Parts): SlackSide['deliver'] {
  const { db } = data.database;
  const { clients, directory, resolveChannel, findSlackUser } = parts;
  return createDeliverOutbox({
    db,
    slack: createSlackGateway(clients),
    clock,
    views: { buildAlertMessage, buildAlertThreadNote },
    owner: randomUUID(),
    limits: DELIVERY_LIMITS,
    random: Math.random,
    resolveChannel,
    resolveFallbackChannel: toFallback(directory, file.alerts.default_channel),
    findSlackUser,
    buildDirectNote: createBuildDirectNote(db, { command: file.command, currencyRates: file.currency_rates }),
    log,
  });
}

/** Who we are in Slack; or one sentence about why nobody knows. */
async function join(directory: SlackDirectory, apiUrl: string): Promise<SlackTeam & SlackBot> {
  try {
    return await directory.fetchTeam();
  } catch (cause) {
    throw toSlackError(cause, { setting: 'SLACK_BOT_TOKEN', apiUrl });
  }
}

/** Where alerts of pods without a usable channel go; null when no such channel is configured. */
function toFallback(slack: SlackDirectory, channel: string | undefined) {
  if (channel === undefined) return null;
  const resolveNamed = createResolveNamedChannel({ slack });
  return (now: Date) => resolveNamed(channel, now);
}
