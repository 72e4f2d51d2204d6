import { teamIdOf } from '../api/to-api-user';
import type { JsonObject } from '../json';
import type { Conversation } from '../stores/directory';
import type { WorkspaceUser } from '../workspace-settings';
import type { World } from '../world';

/** The deprecated verification token: still in every payload, never to be relied on. */
const LEGACY_TOKEN = 'legacy-verification-token';

export const domainOf = (world: World) => world.settings.team.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** Channel names as interactions carry them: private ones are not named. */
export function channelPart(conversation: Conversation): { id: string; name: string } {
  const { id, name, isPrivate, dmUserId } = conversation;
  if (dmUserId !== null) return { id, name: 'directmessage' };
  return { id, name: isPrivate ? 'privategroup' : name };
}

/** What every interaction carries. */
export function interactionPart(world: World, user: WorkspaceUser): JsonObject {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: teamIdOf(world, user) },
    team: { id: world.settings.team.id, domain: domainOf(world) },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: world.settings.app.id,
    token: LEGACY_TOKEN,
  };
}

/** What every slash command carries. */
export function commandPart(world: World, user: WorkspaceUser, channel: Conversation): Record<string, string> {
  const { id: channel_id, name: channel_name } = channelPart(channel);
  return {
    token: LEGACY_TOKEN,
    team_id: world.settings.team.id,
    team_domain: domainOf(world),
    channel_id,
    channel_name,
    user_id: user.id,
    user_name: user.name,
    api_app_id: world.settings.app.id,
    is_enterprise_install: 'false',
  };
}

/** The envelope of an event. */
export function eventEnvelope(world: World, event: JsonObject, eventId: string): JsonObject {
  const { team, app } = world.settings;
  return {
    token: LEGACY_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(world.settings.now().getTime() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}
