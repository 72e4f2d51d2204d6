import { ACTIONS, INPUTS } from '../../src/views/ids';
import type { Workspace } from '../../workspace/server/start-workspace';
import type { Simulation } from '../run/open-simulation';
import type { Member } from '../world/draw-staff';
import { findIn } from './find-button';
import { personaOf } from './persona';
import { submitForm } from './press';

/** On the first morning of their holiday, whoever answers alerts at all says that they are away. @returns how many did. */
export async function leaveForHolidays(
  { world, workspace }: Simulation,
  members: Iterable<Member>,
  day: number,
): Promise<number> {
  let left = 0;
  for (const member of members) {
    const { away, kind } = personaOf(world.seed, member, world.days);
    if (away?.fromDay !== day || kind === 'ignores') continue;
    if (await goAway(workspace, member.slackId, world.calendar.on(away.toDay + 1))) left += 1;
  }
  return left;
}

/**
 * Somebody leaves for their holiday and says so on Home, as they would: until when; who covers is left to the rules.
 * @param backOn - YYYY-MM-DD, the first day they are there again. @returns false when Home offered no such button, or refused.
 */
async function goAway(workspace: Workspace, as: string, backOn: string): Promise<boolean> {
  const home = await workspace.openHome(as);
  const button = home && findIn(home.blocks, { actionId: ACTIONS.goAway, alertId: null });
  if (home === null || !button) return false;
  const reply = await workspace.action({ as, container: { type: 'view', viewId: home.id }, ...button, values: {} });
  if (!reply.ok) return false;
  const date = { type: 'datepicker', selected_date: backOn };
  return submitForm(workspace, as, { [INPUTS.awayUntil]: { [INPUTS.awayUntil]: date } });
}
