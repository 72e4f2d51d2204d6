import { and, gt, ne, or } from 'drizzle-orm';
import { alerts } from '../../src/db/schema';
import type { Simulation } from '../run/open-simulation';
import type { Course } from '../world/customer';
import { listReps, type Member } from '../world/draw-staff';
import { carryOut, diceFor, type Deed, type Errand, type Office } from './errand';
import { leaveForHolidays } from './go-away';
import { personaOf, type Persona } from './persona';
import { planResponse } from './plan-response';
import { type AlertNow, findAlert } from './press';

export type DeskCounts = Record<Deed, number> & { noButton: number; failed: number; rescued: number; away: number };

/** The simulated people: they see what is told to them, and press what they would press, when they would. */
export type Desk = { counts: DeskCounts; work: () => Promise<void>; leaveForHolidays: (day: number) => Promise<void> };

const NOTHING_YET: DeskCounts = { acknowledge: 0, act: 0, resolve: 0, noButton: 0, failed: 0, rescued: 0, away: 0 };

export function createDesk(simulation: Simulation, courses: ReadonlyMap<string, Course>): Desk {
  const office: Office = { ...simulation, courses };
  const colleagues = new Map(listColleagues(simulation).map((one) => [one.email, one]));
  const counts = { ...NOTHING_YET };
  const seen = new Set<string>();
  let errands: Errand[] = [];
  let lookedAt = simulation.clock.now();

  async function lookAtNews(): Promise<void> {
    const told = await listTold(simulation, lookedAt);
    lookedAt = simulation.clock.now();
    for (const alert of told) {
      const member = colleagues.get(alert.driEmail ?? '');
      if (!seen.has(alert.alertId) && member !== undefined) errands.push(...planErrands(office, alert, member));
      seen.add(alert.alertId);
    }
  }

  async function run(errand: Errand): Promise<void> {
    const alert = await findAlert(simulation.data.database.db, errand.alertId);
    const member = colleagues.get(alert?.driEmail ?? '');
    const done = alert === null || member === undefined ? null : await carryOut(office, errand, alert, member);
    if (done === null) return;
    counts[done.result === 'pressed' ? errand.deed : done.result] += 1;
    if (done.isRescue) counts.rescued += 1;
    errands.push(...done.next);
  }

  return {
    counts,
    leaveForHolidays: async (day) => void (counts.away += await leaveForHolidays(simulation, colleagues.values(), day)),
    work: async () => {
      await lookAtNews();
      const now = simulation.clock.now();
      const due = errands.filter(({ at }) => at <= now);
      errands = errands.filter(({ at }) => at > now);
      for (const errand of due.toSorted(byTime)) await run(errand);
    },
  };
}

const byTime = (a: Errand, b: Errand): number => a.at.getTime() - b.at.getTime();

function listColleagues({ world: { staff } }: Simulation): Member[] {
  return [...listReps(staff), ...staff.pods.map(({ manager }) => manager), staff.revops];
}

async function listTold({ data }: Simulation, since: Date): Promise<AlertNow[]> {
  const isNew = or(gt(alerts.postedAt, since), gt(alerts.listedAt, since));
  const rows = await data.database.db
    .select()
    .from(alerts)
    .where(and(isNew, ne(alerts.status, 'resolved')));
  return rows.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
}

function planErrands(office: Office, alert: AlertNow, member: Member): Errand[] {
  const { world, clock } = office;
  const persona = personaOf(world.seed, member, world.days);
  const toldAt = clock.now();
  const backAt = findReturn(office, persona, toldAt);
  const told = { tier: alert.tier, toldAt, timeZone: member.timeZone, persona, backAt };
  const { acknowledgeAt, actAt } = planResponse(told, diceFor(world, alert, 'response'));
  const { alertId } = alert;
  return [
    ...(acknowledgeAt === null ? [] : [{ at: acknowledgeAt, deed: 'acknowledge' as const, alertId }]),
    ...(actAt === null ? [] : [{ at: actAt, deed: 'act' as const, alertId }]),
  ];
}

function findReturn({ world: { calendar } }: Office, { away }: Persona, at: Date): Date | null {
  if (away === null || at.toISOString() < calendar.at(away.fromDay, 0, 0)) return null;
  return new Date(calendar.at(away.toDay + 1, 0, 0));
}
