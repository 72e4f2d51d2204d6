import type { Server } from 'node:http';
import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackSettings } from './config';
import { ConfigError } from './errors';
import type { Clock } from './domain/clock';
import { buildRoutes, type ReadinessChecks } from './http/routes';
import type { Metrics } from './http/metrics';
import { registerListeners } from './listeners';
import type { SlackServices } from './services/create-slack-services';
import { toSlackLogger } from './slack-log';

const ENDPOINT = '/slack/events';
const DRAIN_MS = 10_000;

export type AppInput = {
  slack: SlackSettings;
  services: SlackServices;
  command: string;
  clock: Clock;
  log: Logger;
  checks: ReadinessChecks;
  metrics: Metrics;
};

export type RunningApp = {
  url: string; // where Slack's requests go; for Socket Mode only the operators' pages are there
  /** Takes no more requests and waits for those under way. */
  stop: () => Promise<void>;
};

/** Starts listening: HTTP on `/slack/events`, or Socket Mode when there is an app token. */
export async function startApp(input: AppInput, listen: { host: string; port: number }): Promise<RunningApp> {
  const { slack, log, services, clock, command } = input;
  const logger = toSlackLogger(log);
  const app = new App({
    receiver: createReceiver(input, listen),
    token: slack.botToken,
    convoStore: false, // nothing is kept in memory between requests
    extendedErrorHandler: true,
    clientOptions: { slackApiUrl: slack.apiUrl, logger },
    logger,
  });
  const { drain } = registerListeners(app, { ...services, clock, log, command });
  const server = (await app.start({ port: listen.port, host: listen.host })) as Server | undefined;
  return {
    url: `http://${listen.host}:${portOf(server) ?? listen.port}${ENDPOINT}`,
    stop: async () => {
      await app.stop();
      if (!(await drain(DRAIN_MS))) log.warn('stopped while requests were still under way');
    },
  };
}

function createReceiver({ slack, ...input }: AppInput, { port }: { port: number }): Receiver {
  const shared = { customRoutes: buildRoutes(input), logger: toSlackLogger(input.log) };
  if (slack.appToken !== null) {
    return new SocketModeReceiver({ ...shared, appToken: slack.appToken, installerOptions: { port } });
  }
  if (slack.signingSecret === '') {
    throw new ConfigError(
      "SLACK_SIGNING_SECRET is not set: expected the signing secret of the Slack app, to check Slack's requests",
    );
  }
  return new HTTPReceiver({ ...shared, signingSecret: slack.signingSecret, endpoints: [ENDPOINT], port });
}

function portOf(server: Server | undefined): number | null {
  const address = server?.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}
