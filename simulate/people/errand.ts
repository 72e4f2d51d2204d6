import { createDice, type Dice } from '../../demo/company/dice';
import type { Simulation } from '../run/open-simulation';
import type { World } from '../world/create-world';
import type { Course } from '../world/customer';
import type { Member } from '../world/draw-staff';
import { judgeOutcome, rescueChance } from './judgement';
import { type AlertNow, pressAcknowledge, pressLogAction, pressResolve, type PressResult } from './press';
import { addWorkingHours } from './working-hours';

export type Deed = 'acknowledge' | 'act' | 'resolve';
export type Errand = { at: Date; deed: Deed; alertId: string };

export type Office = Pick<Simulation, 'world' | 'clock' | 'workspace' | 'data'> & {
  courses: ReadonlyMap<string, Course>;
};
export type Done = { result: PressResult; isRescue: boolean; next: Errand[] };

const DAY_MS = 86_400_000;
const KNOWN_AFTER_HOURS = 80; // of work: two weeks after acting it is clear how it ended
const REVIEWED_AFTER_HOURS = 16; // nothing was wrong: two days are enough to see it
const NOTES = ['Called them; they know what to do next.', 'Walked through it with their admin.', 'Agreed on a plan.'];

/** Dice of one alert, told by its account and day: its id is another in every run. */
export function diceFor({ seed }: World, { accountId, openedAt }: AlertNow, purpose: string): Dice {
  return createDice(seed, `${purpose}/${accountId}/${openedAt.toISOString()}`);
}

/** Does what was planned, if it still makes sense: null when not. Acting may turn the customer's fate, and is followed by saying how it ended. */
export async function carryOut(
  office: Office,
  { deed }: Errand,
  alert: AlertNow,
  member: Member,
): Promise<Done | null> {
  if (alert.status === 'resolved' || (deed === 'acknowledge' && alert.status !== 'open')) return null;
  const result = await pressFor(office, deed, alert, member);
  if (result !== 'pressed' || deed !== 'act') return { result, isRescue: false, next: [] };
  return { result, ...afterActing(office, alert, member) };
}

function pressFor(office: Office, deed: Deed, alert: AlertNow, { slackId: as }: Member): Promise<PressResult> {
  const hands = { workspace: office.workspace, db: office.data.database.db };
  switch (deed) {
    case 'acknowledge':
      return pressAcknowledge(hands, { as, alert });
    case 'act':
      return pressLogAction(hands, { as, alert }, diceFor(office.world, alert, 'note').pick(NOTES));
    case 'resolve':
      return pressResolve(
        hands,
        { as, alert },
        judgeOutcome(office.courses.get(alert.accountId) ?? null, dayOf(office)),
      );
  }
}

function afterActing(office: Office, alert: AlertNow, { timeZone }: Member): Pick<Done, 'isRescue' | 'next'> {
  const course = office.courses.get(alert.accountId);
  const chance = course === undefined ? 0 : rescueChance(course, dayOf(office));
  const isRescue = course !== undefined && diceFor(office.world, alert, 'rescue').chance(chance);
  if (isRescue) course.rescuedDay = dayOf(office);
  const hours = chance === 0 ? REVIEWED_AFTER_HOURS : KNOWN_AFTER_HOURS;
  const at = addWorkingHours(office.clock.now(), hours, timeZone);
  return { isRescue, next: [{ at, deed: 'resolve', alertId: alert.alertId }] };
}

function dayOf({ clock, world }: Office): number {
  return Math.floor((clock.now().getTime() - Date.parse(world.calendar.at(0, 0, 0))) / DAY_MS);
}
