import { businessHoursBetween } from '../../alerts/business-hours';
import { listHitRatesOfPeople } from '../../db/queries/hit-rates';
import { listOpenPodAlerts, type PodAlertRow } from '../../db/queries/pod-alerts';
import type { CalendarOf } from '../../domain/calendar';
import type { OpenPodAlert, PodPage } from '../../domain/pod-latency';
import type { KnownViewer } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { periodOf, readPodLatencies, type PodLatencyDeps } from '../read-pod-latency';
import { maySetAway } from './may-set-away';

const OPEN_SHOWN = 10;
const HIT_DAYS = 180; // a prediction takes weeks to come due
const DAY_MS = 86_400_000;

/** One pod over the last 28 days: how it answers, by rep, and what is open, the oldest first (R18, R24, R33). */
export async function readPodPage(
  deps: PodLatencyDeps,
  { viewer, pod, now }: { viewer: KnownViewer; pod: string; now: Date },
): Promise<PodPage> {
  const [[latency], open] = await Promise.all([
    readPodLatencies(deps, [pod], now),
    listOpenPodAlerts(deps.db, { pod, scope: viewer.scope, limit: OPEN_SHOWN, ...periodOf(now) }),
  ]);
  if (latency === undefined) throw new NotFoundError(`I find no pod “${pod}”.`);
  const emails = latency.reps.flatMap(({ email }) => email ?? []);
  const since = new Date(now.getTime() - HIT_DAYS * DAY_MS);
  return {
    ...latency,
    hits: await listHitRatesOfPeople(deps.db, { emails, since }),
    open: open.rows.map((row) => toOpen(row, deps.calendarOf, now)),
    openTotal: open.total,
    maySetAway: maySetAway(viewer, pod),
  };
}

function toOpen(row: PodAlertRow, calendarOf: CalendarOf, now: Date): OpenPodAlert {
  const { alertId, accountId, name, tier, status, driName, revenueAtRisk, currency, toldAt, timeZone } = row;
  const { isHoliday } = calendarOf({ email: row.driEmail, timeZone });
  const ageHours = businessHoursBetween(toldAt, now, timeZone, isHoliday);
  const isMissed = row.missedAt !== null && row.firstActionAt === null;
  return { alertId, accountId, name, tier, status, driName, ageHours, isMissed, revenueAtRisk, currency };
}
