import { and, gt, ne, or } from 'drizzle-orm';
import { createDice } from '../../demo/company/dice';
import { alerts } from '../../src/db/schema';
import type { Simulation } from '../run/open-simulation';
import type { Course } from '../world/customer';
import { listReps, type Member } from '../world/draw-staff';
import { judgeOutcome, rescueChance } from './judgement';
import { personaOf, type Persona } from './persona';
import { planResponse } from './plan-response';
import { type AlertNow, findAlert, pressAcknowledge, pressLogAction, pressResolve, type PressResult } from './press';
import { addWorkingHours } from './working-hours';

type Deed = 'acknowledge' | 'act' | 'resolve';
type Errand = { at: Date; deed: Deed; alertId: string };
export type DeskCounts = Record<Deed, number> & { noButton: number; failed: number; rescued: number };

/** The simulated people: they see what is told to them, and press what they would press, when they would. */
export type Desk = { counts: DeskCounts; work: () => Promise<void> };

const RESOLVED_AFTER_HOURS = 80; // of work: two weeks after acting it is clear how it ended
const REVIEWED_AFTER_HOURS = 16;
const NOTES = ['Called them; they know what to do next.', 'Walked through it with their admin.', 'Agreed on a plan.'];

export function createDesk(simulation: Simulation, courses: ReadonlyMap<string, Course>): Desk {
  const { world, clock, workspace, data } = simulation;
  const { db } = data.database;
  const colleagues = new Map<string, Member>(
    [...listReps(world.staff), ...world.staff.pods.map(({ manager }) => manager), world.staff.revops].map((one) => [
      one.email,
      one,
    ]),
  );
  const counts: DeskCounts = { acknowledge: 0, act: 0, resolve: 0, noButton: 0, failed: 0, rescued: 0 };
  const seen = new Set<string>();
  let errands: Errand[] = [];
  let lookedAt = clock.now();

  const diceFor = ({ accountId, openedAt }: AlertNow, purpose: string) =>
    createDice(world.seed, `${purpose}/${accountId}/${openedAt.toISOString()}`);

  async function lookAtNews(): Promise<void> {
    const isNew = or(gt(alerts.postedAt, lookedAt), gt(alerts.listedAt, lookedAt));
    const rows = await db
      .select()
      .from(alerts)
      .where(and(isNew, ne(alerts.status, 'resolved')));
    lookedAt = clock.now();
    for (const alert of rows.toSorted(byAccount)) if (!seen.has(alert.alertId)) plan(alert);
  }

  function plan(alert: AlertNow): void {
    seen.add(alert.alertId);
    const member = colleagues.get(alert.driEmail ?? '');
    if (member === undefined) return;
    const persona = personaOf(world.seed, member, world.days);
    const toldAt = clock.now();
    const { tier, alertId } = alert;
    const told = { tier, toldAt, timeZone: member.timeZone, persona, backAt: backAt(persona, toldAt) };
    const { acknowledgeAt, actAt } = planResponse(told, diceFor(alert, 'response'));
    if (acknowledgeAt !== null) errands.push({ at: acknowledgeAt, deed: 'acknowledge', alertId });
    if (actAt !== null) errands.push({ at: actAt, deed: 'act', alertId });
  }

  function backAt({ away }: Persona, at: Date): Date | null {
    if (away === null || at.toISOString() < world.calendar.at(away.fromDay, 0, 0)) return null;
    return new Date(world.calendar.at(away.toDay + 1, 0, 0));
  }

  async function run({ deed, alertId }: Errand): Promise<void> {
    const alert = await findAlert(db, alertId);
    const member = colleagues.get(alert?.driEmail ?? '');
    if (alert === null || member === undefined || alert.status === 'resolved') return;
    if (deed === 'acknowledge' && alert.status !== 'open') return;
    const result = await doDeed(deed, alert, member);
    if (result === 'pressed') counts[deed] += 1;
    else counts[result === 'failed' ? 'failed' : 'noButton'] += 1;
    if (result === 'pressed' && deed === 'act') afterAction(alert, member);
  }

  function doDeed(deed: Deed, alert: AlertNow, { slackId: as }: Member): Promise<PressResult> {
    const hands = { workspace, db };
    if (deed === 'acknowledge') return pressAcknowledge(hands, { as, alert });
    if (deed === 'act') return pressLogAction(hands, { as, alert }, diceFor(alert, 'note').pick(NOTES));
    return pressResolve(hands, { as, alert }, judgeOutcome(courses.get(alert.accountId) ?? null, today()));
  }

  const today = (): number => Math.floor((clock.now().getTime() - Date.parse(world.calendar.at(0, 0, 0))) / 86_400_000);

  /** What was done may turn the customer's fate; and one day it will be clear how it ended. */
  function afterAction(alert: AlertNow, { timeZone }: Member): void {
    const course = courses.get(alert.accountId);
    const chance = course === undefined ? 0 : rescueChance(course, today());
    if (course !== undefined && diceFor(alert, 'rescue').chance(chance)) {
      course.rescuedDay = today();
      counts.rescued += 1;
    }
    const hours = chance === 0 ? REVIEWED_AFTER_HOURS : RESOLVED_AFTER_HOURS;
    errands.push({ at: addWorkingHours(clock.now(), hours, timeZone), deed: 'resolve', alertId: alert.alertId });
  }

  return {
    counts,
    work: async () => {
      await lookAtNews();
      const due = errands.filter(({ at }) => at <= clock.now());
      errands = errands.filter(({ at }) => at > clock.now());
      for (const errand of due.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await run(errand);
    },
  };
}

const byAccount = (a: AlertNow, b: AlertNow): number => (a.accountId < b.accountId ? -1 : 1);
