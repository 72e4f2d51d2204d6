import type { JsonObject } from '../json';
import type { WorkspaceUser } from '../workspace-settings';
import type { World } from '../world';
import { hasScope } from './method';

const OUTSIDE_TEAM_ID = 'T0OUTSIDE0';

/** Whose employee: an external person's `team_id` is another company's. */
export function teamIdOf(world: World, user: WorkspaceUser): string {
  return user.kind === 'external' ? (user.teamId ?? OUTSIDE_TEAM_ID) : world.settings.team.id;
}

function timeZoneOf(world: World, { tz }: WorkspaceUser): JsonObject {
  const now = world.settings.now();
  const part = (timeZoneName: 'longOffset' | 'long') =>
    new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName })
      .formatToParts(now)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(part('longOffset')) ?? [];
  const seconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return { tz, tz_label: part('long'), tz_offset: sign === '-' ? -seconds : seconds };
}

function profileOf(world: World, user: WorkspaceUser): JsonObject {
  const isEmailShown = hasScope(world, 'users:read.email') && user.kind !== 'bot';
  return {
    title: user.title,
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.name,
    display_name_normalized: user.name,
    team: teamIdOf(world, user),
    ...(isEmailShown && { email: user.email }),
  };
}

/** A person as users.info shows them. Deleted people keep no time zone, outsiders are strangers. */
export function toApiUser(world: World, user: WorkspaceUser): JsonObject {
  const isDeleted = user.isDeleted === true;
  const isGuest = user.kind === 'guest' || user.kind === 'single_channel_guest';
  return {
    id: user.id,
    team_id: teamIdOf(world, user),
    name: user.name,
    deleted: isDeleted,
    ...(!isDeleted && { real_name: user.realName, ...timeZoneOf(world, user) }),
    profile: profileOf(world, user),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: isGuest,
    is_ultra_restricted: user.kind === 'single_channel_guest',
    is_bot: user.kind === 'bot',
    is_app_user: false,
    ...(user.kind === 'external' && { is_stranger: true }),
    updated: 0,
  };
}
