import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { toDriSettings, toReleaseSettings } from './compose-alerts';
import type { DataSide } from './compose-data';

import { toDigestDeps } from './compose-follow-up';
import { toFreshnessSettings, toKnownSources } from './compose-freshness';
import type { SlackSettings } from './config';
import type { ConfigFile } from './config-file';
import { toCrmTargets } from './config-write-back';
import type { Db } from './db/client';
import { forgetPodCheck } from './db/queries/pods';
import type { Clock } from './domain/clock';
import { createCalendar } from './services/calendar/create-calendar';
import { serveDigests, type ServeInput, type ServeResult } from './services/digest/serve-digests';
import { createDeliverOutbox, type DeliverySummary } from './services/deliver-outbox/deliver-outbox';
import { DELIVERY_LIMITS } from './services/deliver-outbox/deps';
import { createPassOnDri } from './services/deliver-outbox/pass-on-dri';
import { toQbrSettings } from './compose-reviews';
import { composeReportWriters } from './compose-reports';
import { createBuildDirectNote } from './services/direct-notes/create-build-direct-note';
import { createSlackServices, type SlackServices } from './services/create-slack-services';
import { changeMatch } from './services/pull/identity/change-match';
import { readFreshness } from './services/read-freshness';
import { type QbrSummary, serveQbrs } from './services/qbr/serve-qbrs';
import { createBuildFiles } from './services/report-files/create-build-files';
import type { ReportWriter } from './services/reports/report-writer';
import { serveReports, type ReportSummary } from './services/reports/serve-reports';
import { releaseStranded } from './services/release-held/release-held';
import { createSlackAnswers } from './services/slack/answers';
import { createSlackDirectory, type SlackBot, type SlackDirectory, type SlackTeam } from './services/slack/directory';
import { createSlackGateway } from './services/slack/gateway';
import { createFindSlackUser } from './services/slack/map-people';
import { createResolveChannel, createResolveNamedChannel, type KnownChannels } from './services/slack/resolve-channel';
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
  /** Writes the digests that are due by everyone's own clock; `deliver` sends them. */
  serveDigests: (input: ServeInput) => Promise<ServeResult>;
  /** Every kind of report, whether or not it is switched on. */
  reportWriters: readonly ReportWriter[];
  /** Writes the reports that are due; `deliver` sends them. */
  serveReports: (now: Date) => Promise<ReportSummary>;
  /** Keeps everyone's book once a quarter and prepares the reviews that are due; `deliver` sends them. */
  serveReviews: (now: Date) => Promise<QbrSummary>;
  checkSlack: () => Promise<unknown>;
  resolveChannel: ReturnType<typeof createResolveChannel>;
  resolveNamedChannel: ReturnType<typeof createResolveNamedChannel>;
  findSlackUser: ReturnType<typeof createFindSlackUser>;
};

export type SlackSideInput = {
  data: DataSide;
  slack: SlackSettings;
  file: ConfigFile;
  clock: Clock;
  log: Logger;
  /** What else follows when facts of these accounts change by something that was pressed; without it the next run sees to it. */
  scoreTouched?: (accountIds: readonly string[]) => Promise<unknown>;
};

/** Joins one workspace. Asks Slack once who we are: a wrong token fails here, before anything is promised. */
export async function openSlackSide(input: SlackSideInput): Promise<SlackSide> {
  const { data, slack, file, log } = input;
  const { db } = data.database;
  const clients = createWebClients({ token: slack.botToken, slackApiUrl: slack.apiUrl, logger: toSlackLogger(log) });
  const directory = createSlackDirectory(clients.reads);
  const team = await join(directory, slack.apiUrl);
  const shared = { db, slack: directory, team };
  const findSlackUser = createFindSlackUser(shared);
  const parts = {
    clients,
    directory,
    team,
    resolveChannel: createResolveChannel(shared),
    findSlackUser,
    writers: composeReportWriters({ db, findSlackUser, log, model: data.model }, file),
  };
  return {
    bot: team,
    services: composeServices(input, parts),
    deliver: composeDeliver(input, parts),
    serveDigests: (due) => serveDigests(toDigestDeps(db, file, { ...parts, log }), due),
    reportWriters: parts.writers,
    serveReports: (now) => serveReports({ db, writers: parts.writers, log }, now),
    serveReviews: (now) => serveQbrs({ db, settings: toQbrSettings(data.model, file), log }, now),
    checkSlack: directory.fetchTeam,
    resolveChannel: parts.resolveChannel,
    resolveNamedChannel: createResolveNamedChannel({ slack: directory, known: new Map() }),
    findSlackUser: parts.findSlackUser,
  };
}

type Parts = Pick<SlackSide, 'resolveChannel' | 'findSlackUser'> & {
  clients: WebClients;
  directory: SlackDirectory;
  team: SlackTeam & SlackBot;
  writers: readonly ReportWriter[];
};

/** What listeners call. */
function composeServices(
  { data, slack, file, log, scoreTouched }: SlackSideInput,
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
    filters: file.filters,
    release: toReleaseSettings(file),
    dri: toDriSettings(file.alerts),
    crmUrl: file.crm_url ?? null,
    qbr: toQbrSettings(data.model, file),
    model: data.model,
    readFreshness: (now) => readFreshness(data.answers.db, { now, ...toFreshnessSettings(file) }),
    changeMatch: async (request) => {
      const { outcome, changedAccounts } = await changeMatch(data.database.pool, request);
      if (changedAccounts.length > 0) await scoreTouched?.(changedAccounts);
      return outcome;
    },
    crmTargets: toCrmTargets(file),
    knownSources: toKnownSources(file),
    requiredFacts: file.required_facts,
  });
}

/** What the outbox sends with. */
function composeDeliver({ data, file, clock, log }: SlackSideInput, parts: Parts): SlackSide['deliver'] {
  const { db } = data.database;
  const { clients, directory, resolveChannel, findSlackUser, writers } = parts;
  return createDeliverOutbox({
    db,
    slack: createSlackGateway(clients),
    clock,
    views: { buildAlertMessage, buildAlertThreadNote },
    owner: randomUUID(),
    limits: DELIVERY_LIMITS,
    random: Math.random,
    resolveChannel,
    ...composeChannels(db, directory, file.alerts.default_channel),
    findSlackUser,
    passOnDri: createPassOnDri({ db, findSlackUser, dri: toDriSettings(file.alerts) }),
    checkSlack: () => clients.writes.auth.test(), // asked once: the library's own repetitions would hold up the delivery
    releaseStranded: (now) => releaseStranded(db, toReleaseSettings(file), now),
    isDryRun: file.rollout.dry_run,
    buildDirectNote: createBuildDirectNote(db, {
      command: file.command,
      currencyRates: file.currency_rates,
      writers,
      timeZone: file.time_zone,
    }),
    buildFiles: createBuildFiles(db, { writers, company: file.company, timeZone: file.time_zone }),
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

/** Where alerts of pods without a usable channel go (null: no such channel is configured), and how one that is refused is looked at again. */
function composeChannels(db: Db, slack: SlackDirectory, fallback: string | undefined) {
  const known: KnownChannels = new Map();
  const resolveNamed = createResolveNamedChannel({ slack, known });
  return {
    resolveNamedChannel: resolveNamed,
    resolveFallbackChannel: fallback === undefined ? null : (now: Date) => resolveNamed(fallback, now),
    forgetChannels: async (pod: string | null) => {
      known.clear();
      if (pod !== null) await forgetPodCheck(db, pod);
    },
  };
}
