import type { ReleaseDecision } from '../../alerts/decide-release';
import type { Db } from '../../db/client';
import { flipHeld, setRoute } from '../../db/queries/held-posts';
import { countMembers, insertIncident, takeIntoIncident } from '../../db/queries/incidents';
import { enqueueDirect } from '../../db/queries/outbox';
import type { ReadFacts } from './read-facts';
import type { ReleaseSettings } from './settings';

type Grouped = Extract<ReleaseDecision, { kind: 'group' }>;
const HOUR_MS = 3_600_000;

/** One incident per driver, opened or joined; its alerts wait in it, and RevOps is asked once. Returns how many were opened. */
export async function groupIntoIncidents(
  tx: Db,
  grouped: readonly Grouped[],
  facts: ReadFacts,
  settings: ReleaseSettings,
  now: Date,
): Promise<number> {
  let opened = 0;
  for (const driverSignal of new Set(grouped.map((one) => one.driverSignal))) {
    const known = facts.incidentOf.get(driverSignal);
    const incidentId = known?.incidentId ?? (await openIncident(tx, driverSignal, facts, settings, now));
    if (known === undefined) opened += 1;
    await takeIntoIncident(tx, { incidentId, driverSignal, since: facts.alikeSince });
    const alertIds = grouped.filter((one) => one.driverSignal === driverSignal).map(({ alertId }) => alertId);
    await setRoute(tx, await flipHeld(tx, { alertIds, status: 'grouped', now }), 'grouped');
    await askDeciders(tx, incidentId, facts.deciders, now);
  }
  return opened;
}

async function openIncident(
  tx: Db,
  driverSignal: string,
  { fleet }: ReadFacts,
  { incident }: ReleaseSettings,
  now: Date,
): Promise<string> {
  const releaseAt = new Date(now.getTime() + incident.releaseHours * HOUR_MS);
  return insertIncident(tx, { driverSignal, openedAt: now, fleet, releaseAt });
}

/** Once when it opens, and again each time it has doubled: the dedupe key carries the doubling. */
async function askDeciders(tx: Db, incidentId: string, deciders: readonly string[], now: Date): Promise<void> {
  const members = await countMembers(tx, incidentId);
  const doublings = Math.floor(Math.log2(members.now / Math.max(1, members.atFirst)));
  for (const toEmail of deciders) {
    const dedupeKey = `incident:${incidentId}:${doublings}:${toEmail}`;
    await enqueueDirect(tx, { toEmail, note: { kind: 'incident', incidentId }, dedupeKey, now });
  }
}
