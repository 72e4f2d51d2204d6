import { decideRelease, type ReleaseDecision } from '../../alerts/decide-release';
import type { Db } from '../../db/client';
import {
  flipHeld,
  isReleaseDue,
  lockHeldPosts,
  lockRelease,
  setRoute,
  settleUntold,
} from '../../db/queries/held-posts';
import { holdGroupedPosts, releaseOverdue } from '../../db/queries/incidents';
import { insertAlertEvents } from '../../db/queries/alert-openings';
import type { HeldPostRow } from '../../domain/held-post';
import { groupIntoIncidents } from './group-into-incidents';
import { readReleaseFacts } from './read-facts';
import { NOTHING_RELEASED, type ReleaseSettings, type ReleaseSummary } from './settings';

const STRANDED_MS = 10 * 60_000; // a run that stopped before its end left them

/**
 * Decides about every message that is held, all in one transaction: posted, deferred to its owner's digest, or grouped into an incident
 * that RevOps is asked about. Stopped anywhere, all of them are still held and the next call decides; called twice, the second finds
 * nothing. Incidents whose time is over let their alerts go first.
 */
export async function releaseHeld(db: Db, settings: ReleaseSettings, now: Date): Promise<ReleaseSummary> {
  await db.transaction((tx) => letOverdueGo(tx, now));
  return db.transaction((tx) => decideHeld(tx, settings, now));
}

/** Nobody decided in time: these alerts are held like any other from now on. */
async function letOverdueGo(tx: Db, now: Date): Promise<void> {
  await lockRelease(tx);
  await holdGroupedPosts(tx, await releaseOverdue(tx, now), now);
}

/** The same at most when something waits that no scoring run will come back for: cheap enough to ask before every delivery. */
export async function releaseStranded(db: Db, settings: ReleaseSettings, now: Date): Promise<ReleaseSummary> {
  const heldBefore = new Date(now.getTime() - STRANDED_MS);
  return (await isReleaseDue(db, { heldBefore, now })) ? releaseHeld(db, settings, now) : NOTHING_RELEASED;
}

async function decideHeld(tx: Db, settings: ReleaseSettings, now: Date): Promise<ReleaseSummary> {
  await lockRelease(tx);
  const waiting = await lockHeldPosts(tx, settings.currencyRates);
  const held = await withoutResolved(tx, waiting);
  if (held.length === 0) return NOTHING_RELEASED;
  const facts = await readReleaseFacts(tx, held, settings, now);
  const decisions = decideRelease(held.map(toHeldPost), facts, {
    weeklyBudget: settings.weeklyBudget,
    incident: { ...settings.incident, isAnyoneToDecide: facts.deciders.length > 0 },
  });
  const grouped = decisions.filter((one) => one.kind === 'group');
  const incidents = await groupIntoIncidents(tx, grouped, facts, settings, now);
  const posted = await carryOut(tx, decisions, 'post', now);
  const deferred = await carryOut(tx, decisions, 'defer', now);
  await insertAlertEvents(
    tx,
    deferred.map((alertId) => toDeferred(alertId, settings, now)),
  );
  return { posted: posted.length, deferred: deferred.length, grouped: grouped.length, incidents };
}

const toHeldPost = ({ timeZone: _zone, status: _status, incidentId, ...post }: HeldPostRow) => ({
  ...post,
  isGroupable: incidentId === null,
});

/** Someone resolved it on Home before it was told: nothing is left to say. */
async function withoutResolved(tx: Db, waiting: readonly HeldPostRow[]): Promise<HeldPostRow[]> {
  const resolved = waiting.filter(({ status }) => status === 'resolved').map(({ alertId }) => alertId);
  await settleUntold(tx, { alertIds: resolved, from: 'held', reason: 'resolved before it was told' });
  return waiting.filter(({ status }) => status !== 'resolved');
}

/** An alert that was raised to critical meanwhile is no longer held: it stays as it is. Returns the alerts that were flipped. */
async function carryOut(
  tx: Db,
  decisions: readonly ReleaseDecision[],
  kind: 'post' | 'defer',
  now: Date,
): Promise<string[]> {
  const asked = decisions.filter((one) => one.kind === kind).map(({ alertId }) => alertId);
  const status = kind === 'post' ? 'pending' : 'deferred';
  const flipped = await flipHeld(tx, { alertIds: asked, status, now });
  await setRoute(tx, flipped, kind === 'post' ? 'channel' : 'deferred');
  return flipped;
}

const toDeferred = (alertId: string, { weeklyBudget }: ReleaseSettings, now: Date) => ({
  alertId,
  kind: 'deferred' as const,
  at: now,
  byEmail: null,
  note: `${weeklyBudget} alerts told this week: listed in the digest`,
});
