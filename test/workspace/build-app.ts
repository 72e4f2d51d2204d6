import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel } from '@slack/bolt';
import type { Workspace, WorkspaceSettings } from '../../workspace/server/start-workspace';
import { BOT_TOKEN, buildWorkspace, closeWorkspaces, SIGNING_SECRET } from './build-workspace';

const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

const running: App[] = [];

/** A workspace and a small real Bolt app over HTTP that `listen` gives its listeners. */
export async function buildAppIn(
  listen: (app: App) => void,
  overrides: Partial<WorkspaceSettings> = {},
  signingSecret: string = SIGNING_SECRET,
): Promise<{ workspace: Workspace; app: App }> {
  const workspace = await buildWorkspace(overrides);
  const receiver = new HTTPReceiver({ signingSecret, logger: silent });
  const app = new App({
    receiver,
    token: BOT_TOKEN,
    botId: 'B1',
    botUserId: 'UBOT',
    tokenVerificationEnabled: false, // no auth.test of its own that could outlive a test
    logger: silent,
    convoStore: false,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  const server = await app.start(0);
  running.push(app);
  workspace.setAppUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return { workspace, app };
}

export async function closeApps(): Promise<void> {
  await Promise.all(running.splice(0).map((app) => app.stop()));
  await closeWorkspaces();
}

/** A promise and the function that settles it. */
export function buildGate<T = void>(): { promise: Promise<T>; open: (value: T) => void } {
  const settle: ((value: T) => void)[] = [];
  const promise = new Promise<T>((resolve) => settle.push(resolve));
  return { promise, open: (value) => settle[0]?.(value) };
}
