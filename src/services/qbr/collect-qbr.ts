import { localDay } from '../../alerts/business-hours';
import type { Db } from '../../db/client';
import { listAnsweredAlerts } from '../../db/queries/pod-latency';
import { listQbrAccounts, type QbrAccountRow } from '../../db/queries/qbr-accounts';
import type { PodLatency, RepLatency } from '../../domain/pod-latency';
import type { QbrContent, QbrLatency } from '../../domain/qbr';
import { placeAccounts } from '../../scoring/qbr/place-accounts';
import { measurePodLatency } from '../measure-pod-latency';
import { readRetention } from './read-retention';
import type { QbrSettings } from './settings';

const PERIOD_DAYS = 90; // a quarter
const DAY_MS = 86_400_000;

export type QbrRequest = { pod: string; qbrOn: string | null; revision: number; now: Date };

/** Everything a pod's review shows, as it stands now (R16, R18, R35). Reads, writes nothing. */
export async function collectQbr(db: Db, settings: QbrSettings, request: QbrRequest): Promise<QbrContent> {
  const { pod, qbrOn, revision, now } = request;
  const today = localDay(now, settings.timeZone);
  const accounts = await listQbrAccounts(db, { pod, today, rates: settings.rates });
  const scored = accounts.map(({ scoredAt }) => scoredAt).filter((at) => at !== null);
  return {
    pod,
    qbrOn,
    revision,
    preparedAt: now.toISOString(),
    scoredAt: scored.toSorted((a, b) => a.getTime() - b.getTime())[0]?.toISOString() ?? null,
    modelVersions: listVersions(accounts),
    matrix: placeAccounts(accounts, settings),
    latency: await readLatency(db, settings, { pod, now }),
    retention: await readRetention(db, settings, { pod, today }),
  };
}

const listVersions = (accounts: readonly QbrAccountRow[]): string[] => [
  ...new Set(accounts.map(({ modelVersion }) => modelVersion).filter((version) => version !== null)),
];

async function readLatency(
  db: Db,
  { calendarOf }: QbrSettings,
  { pod, now }: { pod: string; now: Date },
): Promise<QbrContent['latency']> {
  const since = new Date(now.getTime() - PERIOD_DAYS * DAY_MS);
  const alerts = await listAnsweredAlerts(db, { of: { pods: [pod] }, since, now });
  const measured = measurePodLatency(alerts, { since, now }, calendarOf);
  const reps = measured.reps
    .filter((rep) => rep.alerts > 0)
    .map((rep) => toLatency(rep.email, rep.name, rep))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return { periodDays: PERIOD_DAYS, pod: toLatency(null, pod, measured), reps };
}

const toLatency = (
  email: string | null,
  name: string,
  { alerts, toAction, actionedInTime }: Pick<PodLatency | RepLatency, 'alerts' | 'toAction' | 'actionedInTime'>,
): QbrLatency => ({
  email,
  name,
  alerts,
  toActionP50Hours: toAction.p50Hours,
  toActionP90Hours: toAction.p90Hours,
  actioned: actionedInTime.actioned,
  due: actionedInTime.due,
});
