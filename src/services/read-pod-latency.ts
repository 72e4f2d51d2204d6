import type { Db } from '../db/client';
import { listAbsenceNotices } from '../db/queries/absences';
import { listPodAlerts } from '../db/queries/pod-latency';
import { listPodNames } from '../db/queries/pods';
import type { CalendarOf } from '../domain/calendar';
import type { PodLatency } from '../domain/pod-latency';
import type { KnownViewer } from '../domain/viewer';
import { ForbiddenError, NotFoundError } from '../errors';
import { measurePodLatency } from './measure-pod-latency';

const PERIOD_DAYS = 28;
const DAY_MS = 86_400_000;

export type PodLatencyDeps = { db: Db; weeklyBudget: number; calendarOf: CalendarOf };

/**
 * One pod over the last 28 days. Managers see their own pods, RevOps and executives all.
 * @param name - as typed, null: the viewer's only pod. @throws NotFoundError, ForbiddenError, each saying what to type instead.
 */
export async function readPodLatency(
  deps: PodLatencyDeps,
  { viewer, name, now }: { viewer: KnownViewer; name: string | null; now: Date },
): Promise<PodLatency> {
  const allowed = await listAllowedPods(deps.db, viewer);
  return measurePod(deps, choosePod(allowed, name, viewer.person.pod), now);
}

/** What a manager's Home shows; nothing for those who manage no pod. */
export async function listManagedPodLatencies(
  deps: PodLatencyDeps,
  viewer: KnownViewer,
  now: Date,
): Promise<PodLatency[]> {
  return Promise.all(viewer.managedPods.map((pod) => measurePod(deps, pod, now)));
}

async function measurePod(deps: PodLatencyDeps, pod: string, now: Date): Promise<PodLatency> {
  const { db, weeklyBudget, calendarOf } = deps;
  const since = new Date(now.getTime() - PERIOD_DAYS * DAY_MS);
  const [alerts, away] = await Promise.all([
    listPodAlerts(db, { pod, since, now }),
    listAbsenceNotices(db, { pods: [pod] }, now),
  ]);
  const measured = measurePodLatency(alerts, { since, now }, calendarOf);
  return { ...measured, away, pod, periodDays: PERIOD_DAYS, weeklyBudget, readAt: now };
}

async function listAllowedPods(db: Db, { scope, managedPods }: KnownViewer): Promise<readonly string[]> {
  const pods = scope.kind === 'all' ? await listPodNames(db) : managedPods;
  if (pods.length > 0) return pods;
  throw new ForbiddenError(
    scope.kind === 'all'
      ? 'There are no pods yet: pods.csv lists none.'
      : 'How a pod answers its alerts is for its manager, RevOps and executives. Your own alerts are on my Home tab.',
  );
}

/** Exactly the name, else its only beginning; without a name the own pod, else the only one. */
function choosePod(allowed: readonly string[], name: string | null, own: string | null): string {
  if (name === null) return chooseOwn(allowed, own);
  const wanted = name.toLowerCase();
  const exact = allowed.find((pod) => pod.toLowerCase() === wanted);
  const beginning = allowed.filter((pod) => pod.toLowerCase().startsWith(wanted));
  const found = exact ?? (beginning.length === 1 ? beginning[0] : undefined);
  if (found === undefined) throw new NotFoundError(`I find no pod “${name}” among yours. ${listOf(allowed)}`);
  return found;
}

function chooseOwn(allowed: readonly string[], own: string | null): string {
  const [only, other] = allowed;
  const found = allowed.find((pod) => pod === own) ?? (other === undefined ? only : undefined);
  if (found === undefined) throw new NotFoundError(`Which pod? ${listOf(allowed)}`);
  return found;
}

const SHOWN = 15;
const listOf = (pods: readonly string[]): string =>
  `You can ask for: ${pods.slice(0, SHOWN).join(', ')}${pods.length > SHOWN ? ', …' : ''}.`;
