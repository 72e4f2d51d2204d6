import type { Refusal, SlackUser } from '../../domain/viewer';
import type { SlackTeam } from './directory';

/** Why this Slack user may not use Barometer at all, or null for a full member of our own workspace or organisation. */
export function findRefusal(user: SlackUser, team: SlackTeam): Exclude<Refusal, 'unmapped'> | null {
  if (user.isStranger || isForeign(user, team)) return 'external';
  if (user.isDeactivated) return 'deactivated';
  if (user.isBot) return 'bot';
  return user.isGuest ? 'guest' : null;
}

/** Of another workspace, unless both belong to one Enterprise organisation. */
export function isForeign(from: { teamId: string | null; enterpriseId: string | null }, team: SlackTeam): boolean {
  if (team.enterpriseId !== null && from.enterpriseId === team.enterpriseId) return false;
  return from.teamId !== null && from.teamId !== team.teamId;
}
