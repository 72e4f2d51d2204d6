import type { Db } from '../db/client';
import { insertAlertEvents } from '../db/queries/alert-openings';
import { settleUntold } from '../db/queries/held-posts';
import {
  closeGroupedAlerts,
  getIncidentCard,
  holdGroupedPosts,
  lockIncident,
  saveIncidentDecision,
  type IncidentRow,
} from '../db/queries/incidents';
import type { IncidentCard, IncidentChoice } from '../domain/incident';
import type { Person } from '../domain/person';
import type { Caller } from '../domain/viewer';
import { ForbiddenError, NotFoundError } from '../errors';
import { requirePerson } from './authorise';
import type { FindViewer } from './find-viewer';
import { releaseHeld } from './release-held/release-held';
import type { ReleaseSettings } from './release-held/settings';

export type IncidentPress = { caller: Caller; incidentId: string; choice: IncidentChoice; now: Date };
export type DecideIncident = (press: IncidentPress) => Promise<IncidentCard>;
type Deps = { db: Db; findViewer: FindViewer; release: ReleaseSettings };

/**
 * What RevOps says of an incident: tell the owners after all, each within their week's budget, or one cause: its alerts end as false
 * alarms. The first answer stands; a later press is answered with the incident as it was decided.
 */
export function createDecideIncident({ db, findViewer, release }: Deps): DecideIncident {
  return async ({ caller, incidentId, choice, now }) => {
    const { person: by } = requirePerson(await findViewer(caller, now));
    if (by.role !== 'revops') throw new ForbiddenError('Only RevOps can decide about an incident.');
    const isOurs = await db.transaction((tx) => decide(tx, { incidentId, choice, by, now }));
    if (isOurs && choice === 'release') await releaseHeld(db, release, now);
    return getIncidentCard(db, incidentId, release.currencyRates);
  };
}

type Decision = { incidentId: string; choice: IncidentChoice; by: Person; now: Date };

/** False when it was decided before. */
async function decide(tx: Db, { incidentId, choice, by, now }: Decision): Promise<boolean> {
  const incident = await lockIncident(tx, incidentId);
  if (incident === null) throw new NotFoundError('This incident no longer exists.');
  if (incident.status !== 'open') return false;
  if (choice === 'release') await holdGroupedPosts(tx, [incidentId], now);
  else await closeAlerts(tx, incident, by, now);
  const status = choice === 'release' ? 'released' : 'closed';
  await saveIncidentDecision(tx, { incidentId, status, decidedAt: now, decidedByEmail: by.email });
  return true;
}

async function closeAlerts(
  tx: Db,
  { incidentId, accounts, driverSignal }: IncidentRow,
  by: Person,
  now: Date,
): Promise<void> {
  const alertIds = await closeGroupedAlerts(tx, { incidentId, byEmail: by.email, now });
  await settleUntold(tx, { alertIds, from: 'grouped', reason: 'closed with its incident' });
  const note = `One cause: ${accounts} accounts turned red at once by ${driverSignal}`;
  const data = { outcome: 'false_alarm', incidentId };
  await insertAlertEvents(
    tx,
    alertIds.map((alertId) => ({ alertId, kind: 'resolved' as const, at: now, byEmail: by.email, note, data })),
  );
}
