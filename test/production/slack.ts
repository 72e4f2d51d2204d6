import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorkspace, type Workspace, type WorkspaceChannel } from '../../workspace/server/start-workspace';
import { sign } from '../../workspace/server/deliver/post-signed';
import { ROOT } from './child';

export const TOKEN = 'xoxb-production';
export const SECRET = 'production-secret';
export const POD_CHANNEL = 'C0WEST001';
const SCOPES = (
  JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8')) as { oauth_config: { scopes: { bot: string[] } } }
).oauth_config.scopes.bot;

const member = (id: string, email: string) => ({
  id,
  name: id.toLowerCase(),
  realName: id,
  title: '',
  email,
  tz: 'UTC',
  kind: 'member' as const,
});

const channel = (id: string, name: string, fields: Partial<WorkspaceChannel> = {}): WorkspaceChannel => ({
  id,
  name,
  isPrivate: true,
  memberIds: ['U0ADA0001'],
  botIsMember: true,
  ...fields,
});

/** A Slack with Acme's people and their pod's channel, and no more rights for the app than its manifest asks for. */
export function openSlack(now: () => Date = () => new Date()): Promise<Workspace> {
  return startWorkspace({
    host: '127.0.0.1',
    port: 0,
    appUrl: null,
    signingSecret: SECRET,
    botToken: TOKEN,
    botScopes: SCOPES,
    team: { id: 'T0TEST001', name: 'Test' },
    app: { id: 'A0TEST001', name: 'Barometer', botUserId: 'U0BOT0001', botId: 'B0BOT0001', commands: ['/health'] },
    users: [
      member('U0ADA0001', 'ada@example.com'),
      member('U0CARL001', 'carl@example.com'),
      member('U0MONA001', 'mona@example.com'),
    ],
    channels: [
      channel(POD_CHANNEL, 'pod-west'),
      channel('C0ATTIC01', 'attic', { isArchived: true }),
      channel('C0SHARED1', 'with-acme', { isShared: true }),
      channel('C0LONELY1', 'lonely', { isPrivate: false, botIsMember: false }),
    ],
    now,
  });
}

/** One delivery of an event, signed like Slack's. */
export async function postEvent(url: string, body: object, secret = SECRET): Promise<number> {
  const text = JSON.stringify(body);
  const seconds = Math.floor(Date.now() / 1000);
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': sign(secret, seconds, text),
    },
    body: text,
  });
  return answer.status;
}

export const homeOpened = (eventId: string, user: string) => ({
  token: 'unused',
  team_id: 'T0TEST001',
  api_app_id: 'A0TEST001',
  type: 'event_callback',
  event_id: eventId,
  event_time: 1,
  authorizations: [{ enterprise_id: null, team_id: 'T0TEST001', user_id: 'U0BOT0001', is_bot: true }],
  event: { type: 'app_home_opened', user, channel: 'D0ADA0001', tab: 'home', event_ts: '1.0' },
});
