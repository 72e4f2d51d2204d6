import type { Db } from '../db/client';
import { listAbsenceNotices } from '../db/queries/absences';
import { listAnsweredAlerts } from '../db/queries/pod-latency';
import { listPodNames } from '../db/queries/pods';
import type { CalendarOf } from '../domain/calendar';
import type { Role } from '../domain/person';
import type { AwayColleague, PodLatency } from '../domain/pod-latency';
import type { KnownViewer } from '../domain/viewer';
import { toPersonKey } from './hand-over/person-choice';
import { measurePodLatency } from './measure-pod-latency';
import { groupBy } from './portfolio/group-by';

export const PERIOD_DAYS = 28;
const DAY_MS = 86_400_000;

export type PodLatencyDeps = { db: Db; weeklyBudget: number; calendarOf: CalendarOf };

/** The period every figure of a pod is about. */
export const periodOf = (now: Date) => ({ since: new Date(now.getTime() - PERIOD_DAYS * DAY_MS), now });

/** What a manager's Home shows, and that of RevOps and executives: the pods they answer for, or all; nothing for everyone else. */
export async function listPodLatencies(deps: PodLatencyDeps, viewer: KnownViewer, now: Date): Promise<PodLatency[]> {
  const pods = viewer.scope.kind === 'all' ? await listPodNames(deps.db) : viewer.managedPods;
  return readPodLatencies(deps, pods, now);
}

/** Some pods over the last 28 days, in the order given, from two statements however many there are. */
export async function readPodLatencies(
  { db, weeklyBudget, calendarOf }: PodLatencyDeps,
  pods: readonly string[],
  now: Date,
): Promise<PodLatency[]> {
  if (pods.length === 0) return [];
  const period = periodOf(now);
  const [alerts, notices] = await Promise.all([
    listAnsweredAlerts(db, { of: { pods }, ...period }),
    listAbsenceNotices(db, { pods }, now),
  ]);
  const byPod = groupBy(alerts, ({ pod }) => pod);
  return pods.map((pod) => ({
    ...measurePodLatency(byPod.get(pod) ?? [], period, calendarOf),
    away: notices.filter((notice) => notice.pod === pod).map(toAway),
    pod,
    periodDays: PERIOD_DAYS,
    weeklyBudget,
    readAt: now,
  }));
}

function toAway({ email, role, name, until, timeZone, coverName }: Notice): AwayColleague {
  return { key: isRep(role) ? toPersonKey(email) : null, name, until, timeZone, coverName };
}

type Notice = Awaited<ReturnType<typeof listAbsenceNotices>>[number];
const isRep = (role: Role): boolean => role === 'ae' || role === 'csm';
