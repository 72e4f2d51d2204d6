import { WebClient, type ChatPostMessageArguments, type WebClientOptions } from '@slack/web-api';
import type { UiMessage } from '../../workspace/ui-contract';
import {
  startWorkspace,
  type Workspace,
  type WorkspaceChannel,
  type WorkspaceSettings,
  type WorkspaceUser,
} from '../../workspace/server/start-workspace';

export const BOT_TOKEN = 'xoxb-test-token';
export const SIGNING_SECRET = 'test-signing-secret';
export const NOW = new Date('2026-03-02T09:00:00Z');

const person = (id: string, name: string, fields: Partial<WorkspaceUser> = {}): WorkspaceUser => ({
  id,
  name,
  realName: name.replace(/^./, (first) => first.toUpperCase()),
  title: 'AE',
  email: `${name}@example.com`,
  tz: 'Europe/Berlin',
  kind: 'member',
  ...fields,
});

export const USERS: WorkspaceUser[] = [
  person('U1', 'ada'),
  person('U2', 'ben', { tz: 'America/New_York' }),
  person('U3', 'gil', { kind: 'guest' }),
  person('U4', 'eve', { kind: 'external' }),
  person('U5', 'old', { isDeleted: true }),
  person('U6', 'robot', { kind: 'bot' }),
];

const channel = (id: string, name: string, fields: Partial<WorkspaceChannel> = {}): WorkspaceChannel => ({
  id,
  name,
  isPrivate: true,
  memberIds: ['U1', 'U2'],
  botIsMember: true,
  ...fields,
});

export const CHANNELS: WorkspaceChannel[] = [
  channel('C1', 'pod-north'),
  channel('C2', 'pod-secret', { botIsMember: false }),
  channel('C3', 'general', { isPrivate: false, botIsMember: false }),
  channel('C4', 'open', { isPrivate: false }),
  channel('C5', 'attic', { isArchived: true }),
  channel('C6', 'with-acme', { isShared: true, memberIds: ['U1', 'U4'] }),
];

export const SCOPES = [
  'chat:write',
  'commands',
  'users:read',
  'users:read.email',
  'files:write',
  'channels:read',
  'groups:read',
  'im:read',
  'im:write',
];

export function buildSettings(overrides: Partial<WorkspaceSettings> = {}): WorkspaceSettings {
  return {
    host: '127.0.0.1',
    port: 0,
    appUrl: null,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    botScopes: SCOPES,
    team: { id: 'T1', name: 'Sample Company' },
    app: { id: 'A1', name: 'Barometer', botUserId: 'UBOT', botId: 'B1', commands: ['/health'] },
    users: USERS,
    channels: CHANNELS,
    now: () => NOW,
    ...overrides,
  };
}

const open: Workspace[] = [];

/** A workspace that `closeWorkspaces` takes down after the test. */
export async function buildWorkspace(overrides: Partial<WorkspaceSettings> = {}): Promise<Workspace> {
  const workspace = await startWorkspace(buildSettings(overrides));
  open.push(workspace);
  return workspace;
}

export async function closeWorkspaces(): Promise<void> {
  await Promise.all(open.splice(0).map((workspace) => workspace.close()));
}

export function buildClient(
  workspace: Workspace,
  token: string = BOT_TOKEN,
  options: WebClientOptions = {},
): WebClient {
  return new WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: {
      debug() {},
      info() {},
      warn() {},
      error() {},
      setLevel() {},
      setName() {},
      getLevel: () => 'error' as never,
    },
    ...options,
  });
}

/** What the page shows a person of a channel. */
export async function readMessages(workspace: Workspace, as: string, channelId: string): Promise<UiMessage[]> {
  const response = await fetch(`${workspace.url}ui/channels/${channelId}/messages?as=${as}`);
  return (await response.json()) as UiMessage[];
}

/** `chat.postMessage` under a name the linter does not take for the window's. */
export const post = (client: WebClient, args: ChatPostMessageArguments) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method
  client.chat.postMessage(args);
