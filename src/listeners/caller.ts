import { z } from 'zod';
import type { Caller } from '../domain/viewer';

const id = z.string().min(1);
const Interaction = z.object({
  user: z.object({ id, team_id: id.nullish() }),
  team: z.object({ id, enterprise_id: id.nullish() }).nullish(),
  enterprise: z.object({ id }).nullish(),
});
const Command = z.object({ user_id: id, team_id: id.nullish(), enterprise_id: id.nullish() });

/** Who pressed or submitted. In a shared channel the user's own workspace differs from the one that was pressed in: theirs counts. */
export function callerOfInteraction(body: unknown): Caller {
  const { user, team, enterprise } = Interaction.parse(body);
  return {
    slackUserId: user.id,
    teamId: user.team_id ?? team?.id ?? null,
    enterpriseId: enterprise?.id ?? team?.enterprise_id ?? null,
  };
}

export function callerOfCommand(body: unknown): Caller {
  const { user_id, team_id, enterprise_id } = Command.parse(body);
  return { slackUserId: user_id, teamId: team_id ?? null, enterpriseId: enterprise_id ?? null };
}
