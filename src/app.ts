import type { Server } from 'node:http';
import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackSettings } from './config';
import { AppError } from './errors';
import type { Clock } from './domain/clock';
import { buildRoutes, type ReadinessChecks } from './http/routes';
import { buildHookRoutes, type Hooks } from './http/hooks';
import type { Metrics } from './http/metrics';
import { serveRoutes } from './http/serve-routes';
import { registerListeners } from './listeners';
import type { SlackServices } from './services/create-slack-services';
import type { SlackBot } from './services/slack/directory';
import { toSlackError } from './services/slack/to-slack-error';
import { toSlackLogger } from './slack-log';

const ENDPOINT = '/slack/events';
const DRAIN_MS = 10_000;

export type AppInput = {
  slack: SlackSettings;
  bot: SlackBot;
  services: SlackServices;
  command: string;
  clock: Clock;
  log: Logger;
  checks: ReadinessChecks;
  metrics: Metrics;
  hooks?: Hooks; // none: no webhook is taken
};

export type RunningApp = {
  url: string; // where Slack's requests go; for Socket Mode only the operators' pages are there
  /** Takes no more requests and waits for those under way. */
  stop: () => Promise<void>;
};

type Listen = { host: string; port: number };

/** Starts listening: HTTP on `/slack/events`, or Socket Mode when there is an app token. */
export async function startApp(input: AppInput, listen: Listen): Promise<RunningApp> {
  const { slack, bot, log, services, clock, command } = input;
  const logger = toSlackLogger(log);
  const app = new App({
    receiver: createReceiver(input, listen),
    token: slack.botToken,
    botId: bot.botId,
    botUserId: bot.botUserId,
    tokenVerificationEnabled: false, // asked already; Bolt's own question would end the process when Slack refuses it
    convoStore: false, // nothing is kept in memory between requests
    extendedErrorHandler: true,
    clientOptions: { slackApiUrl: slack.apiUrl, logger },
    logger,
  });
  const { drain } = registerListeners(app, { ...services, clock, log, command });
  const server = await start(app, input, listen);
  return {
    url: `http://${listen.host}:${portOf(server) ?? listen.port}${ENDPOINT}`,
    stop: async () => {
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS); // one that never ends its request ends here
      await Promise.all([app.stop(), slack.appToken === null ? null : close(server)]).finally(() => clearTimeout(cut));
      if (!(await drain(DRAIN_MS))) log.warn('stopped while requests were still under way');
    },
  };
}

function createReceiver({ slack, ...input }: AppInput, { port }: Listen): Receiver {
  const logger = toSlackLogger(input.log);
  if (slack.appToken === null) {
    const customRoutes = listRoutes(input);
    return new HTTPReceiver({ customRoutes, logger, signingSecret: slack.signingSecret, endpoints: [ENDPOINT], port });
  }
  const installerOptions = { clientOptions: { slackApiUrl: slack.apiUrl } };
  return new SocketModeReceiver({ logger, appToken: slack.appToken, installerOptions });
}

const listRoutes = ({ hooks, ...input }: Omit<AppInput, 'slack'>) => [
  ...buildRoutes(input),
  ...(hooks === undefined ? [] : buildHookRoutes({ ...input, hooks })),
];

/** Socket Mode's receiver would open the operators' pages to the whole network: they get a server that keeps to `host`. */
async function start(app: App, input: AppInput, listen: Listen): Promise<Server> {
  try {
    if (input.slack.appToken === null) return await app.start(listen);
    const server = await serveRoutes(listRoutes(input), listen);
    await app.start().catch(async (cause: unknown) => {
      await close(server);
      throw toSlackError(cause, { setting: 'SLACK_APP_TOKEN', apiUrl: input.slack.apiUrl });
    });
    return server;
  } catch (cause) {
    throw explain(cause, listen);
  }
}

function explain(cause: unknown, { host, port }: Listen): unknown {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  if (code === 'EADDRINUSE')
    return new AppError('port_taken', `PORT: ${port} on ${host} is in use: expected a free port.`, { cause });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES')
    return new AppError('host_unusable', `HOST, PORT: cannot listen on ${host}:${port} (${code}).`, { cause });
  return cause;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function portOf(server: Server): number | null {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}
