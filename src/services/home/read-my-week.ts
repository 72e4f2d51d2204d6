import { weekStart } from '../../alerts/week-start';
import type { Db } from '../../db/client';
import { countTold } from '../../db/queries/held-posts';
import { listHitRatesOfPeople } from '../../db/queries/hit-rates';
import { listAnsweredAlerts } from '../../db/queries/pod-latency';
import type { CalendarOf } from '../../domain/calendar';
import type { MyWeek } from '../../domain/home';
import type { Person } from '../../domain/person';
import { measurePodLatency } from '../measure-pod-latency';
import { PERIOD_DAYS, periodOf } from '../read-pod-latency';

const HIT_DAYS = 180; // a prediction takes weeks to come due
const DAY_MS = 86_400_000;

export type MyWeekDeps = { db: Db; weeklyBudget: number; calendarOf: CalendarOf; release: { isDryRun: boolean } };

/** How someone's own alerts go: places used of this week's (R32), how fast they act (R24), and whether what was claimed came true (R4). */
export async function readMyWeek(
  { db, weeklyBudget, calendarOf, release }: MyWeekDeps,
  { email, timeZone }: Person,
  now: Date,
): Promise<MyWeek> {
  const since = new Date(now.getTime() - HIT_DAYS * DAY_MS);
  const [told, alerts, hits] = await Promise.all([
    countTold(db, [{ email, since: weekStart(now, timeZone) }], release),
    listAnsweredAlerts(db, { of: { driEmail: email }, ...periodOf(now) }),
    listHitRatesOfPeople(db, { emails: [email], since }),
  ]);
  const { toAction } = measurePodLatency(alerts, periodOf(now), calendarOf);
  return {
    told: told.get(email) ?? 0,
    budget: weeklyBudget,
    toAction,
    periodDays: PERIOD_DAYS,
    hits: hits.get(email) ?? { right: 0, wrong: 0 },
  };
}
