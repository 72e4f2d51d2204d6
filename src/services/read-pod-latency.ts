import type { Db } from '../db/client';
import { listAbsenceNotices } from '../db/queries/absences';
import { listAnsweredAlerts } from '../db/queries/pod-latency';
import { listPodNames } from '../db/queries/pods';
import type { CalendarOf } from '../domain/calendar';
import type { Role } from '../domain/person';
import type { AwayColleague, PodLatency, PodSummary } from '../domain/pod-latency';
import { toPersonKey } from './hand-over/person-choice';
import { measureAnswers, measurePodLatency } from './measure-pod-latency';
import { groupBy } from './portfolio/group-by';

export const PERIOD_DAYS = 28;
const DAY_MS = 86_400_000;

export type PodLatencyDeps = { db: Db; weeklyBudget: number; calendarOf: CalendarOf };

/** The period every figure of a pod is about. */
export const periodOf = (now: Date) => ({ since: new Date(now.getTime() - PERIOD_DAYS * DAY_MS), now });

/** Some pods over the last 28 days with their people, in the order given, from two statements however many there are. */
export async function readPodLatencies(
  deps: PodLatencyDeps,
  pods: readonly string[],
  now: Date,
): Promise<PodLatency[]> {
  if (pods.length === 0) return [];
  const period = periodOf(now);
  const [alerts, notices] = await Promise.all([
    listAnsweredAlerts(deps.db, { of: { pods }, ...period }),
    listAbsenceNotices(deps.db, { pods }, now),
  ]);
  const byPod = groupBy(alerts, ({ pod }) => pod);
  return pods.map((pod) => ({
    ...measurePodLatency(byPod.get(pod) ?? [], period, deps.calendarOf),
    ...frame(deps, pod, now),
    away: notices.filter((notice) => notice.pod === pod).map(toAway),
  }));
}

/** Every pod over the last 28 days, without its people: for whoever looks over all of them. */
export async function readPodSummaries(deps: PodLatencyDeps, now: Date): Promise<PodSummary[]> {
  const period = periodOf(now);
  const [pods, alerts] = await Promise.all([
    listPodNames(deps.db),
    listAnsweredAlerts(deps.db, { of: null, ...period }),
  ]);
  const byPod = groupBy(alerts, ({ pod }) => pod);
  return pods.map((pod) => ({
    ...measureAnswers(byPod.get(pod) ?? [], period, deps.calendarOf),
    ...frame(deps, pod, now),
  }));
}

const frame = ({ weeklyBudget }: PodLatencyDeps, pod: string, now: Date) => ({
  pod,
  periodDays: PERIOD_DAYS,
  weeklyBudget,
  readAt: now,
});

function toAway({ email, role, name, until, timeZone, coverName }: Notice): AwayColleague {
  return { key: isRep(role) ? toPersonKey(email) : null, name, until, timeZone, coverName };
}

type Notice = Awaited<ReturnType<typeof listAbsenceNotices>>[number];
const isRep = (role: Role): boolean => role === 'ae' || role === 'csm';
