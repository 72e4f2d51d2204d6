import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackUser } from '../../domain/viewer';

/** Our own workspace, and the Enterprise organisation it belongs to, if any. */
export type SlackTeam = { teamId: string; enterpriseId: string | null };
/** Ourselves there: what we post carries these ids. */
export type SlackBot = { botId: string; botUserId: string };
export type SlackChannel = {
  id: string;
  name: string;
  isShared: boolean; // with another company, or an invitation to one is pending
  isArchived: boolean;
  isMember: boolean; // the app is in it
};

/** What Barometer asks Slack about people and channels. Everything may be asked again; null: Slack knows none. */
export type SlackDirectory = {
  fetchTeam: () => Promise<SlackTeam & SlackBot>;
  fetchUser: (slackUserId: string) => Promise<SlackUser | null>;
  findUserByEmail: (email: string) => Promise<SlackUser | null>;
  fetchChannel: (channelId: string) => Promise<SlackChannel | null>;
  findChannelByName: (name: string) => Promise<SlackChannel | null>;
};

const flag = z.boolean().nullish();
const User = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  tz: z.string().nullish(),
  profile: z.object({ email: z.string().nullish() }).nullish(),
});
const Channel = z.object({
  id: z.string(),
  name: z.string().nullish(),
  is_archived: flag,
  is_member: flag,
  is_shared: flag,
  is_ext_shared: flag,
  is_pending_ext_shared: flag,
  is_org_shared: flag,
});

const Identity = z.object({
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  bot_id: z.string(),
  user_id: z.string(),
});

const PAGE_SIZE = 200; // Slack's advice; up to 1,000 are taken
const NO_USER = new Set(['user_not_found', 'users_not_found']);
const NO_CHANNEL = new Set(['channel_not_found']);

/** @param client - one that may repeat a request: everything here only reads. */
export function createSlackDirectory(client: WebClient): SlackDirectory {
  return {
    fetchTeam: () => fetchTeam(client),
    fetchUser: (user) => orNull(NO_USER, async () => toUser((await client.users.info({ user })).user)),
    findUserByEmail: (email) => orNull(NO_USER, async () => toUser((await client.users.lookupByEmail({ email })).user)),
    fetchChannel: (channel) =>
      orNull(NO_CHANNEL, async () => toChannel((await client.conversations.info({ channel })).channel)),
    findChannelByName: (name) => findChannel(client, name),
  };
}

async function fetchTeam(client: WebClient): Promise<SlackTeam & SlackBot> {
  const answer = Identity.parse(await client.auth.test());
  const { team_id: teamId, enterprise_id: enterpriseId, bot_id: botId, user_id: botUserId } = answer;
  return { teamId, enterpriseId: enterpriseId ?? null, botId, botUserId };
}

/** Private channels appear only when the app is in them; archived ones are kept so that the answer can say so. */
async function findChannel(client: WebClient, name: string): Promise<SlackChannel | null> {
  let cursor = '';
  do {
    const page = await client.conversations.list({
      types: 'public_channel,private_channel',
      limit: PAGE_SIZE,
      ...(cursor === '' ? {} : { cursor }),
    });
    const found = (page.channels ?? []).find((channel) => channel.name === name);
    if (found !== undefined) return toChannel(found);
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return null;
}

async function orNull<T>(absent: ReadonlySet<string>, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WebAPIPlatformError && absent.has(error.data.error)) return null;
    throw error;
  }
}

function toUser(answer: unknown): SlackUser {
  const user = User.parse(answer);
  return {
    id: user.id,
    teamId: user.team_id ?? null,
    enterpriseId: user.enterprise_user?.enterprise_id ?? null,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isStranger: user.is_stranger === true,
    isBot: user.is_bot === true,
    isDeactivated: user.deleted === true,
    email: user.profile?.email?.toLowerCase() ?? null,
    timeZone: user.tz ?? null,
  };
}

/** Shared inside one Enterprise organisation is the same company: `is_org_shared` alone does not count. */
function toChannel(answer: unknown): SlackChannel {
  const channel = Channel.parse(answer);
  const isOutside = channel.is_ext_shared === true || channel.is_pending_ext_shared === true;
  return {
    id: channel.id,
    name: channel.name ?? channel.id,
    isShared: isOutside || (channel.is_shared === true && channel.is_org_shared !== true),
    isArchived: channel.is_archived === true,
    isMember: channel.is_member === true,
  };
}
