import { joinOrOpen } from '../../alerts/join-or-open';
import { decideTransition, NEVER_SEEN } from '../../alerts/decide-transition';
import type { Db } from '../../db/client';
import {
  lockAlertStates,
  saveAlertStates,
  showWithheld,
  type StateRow,
  type WithheldRow,
} from '../../db/queries/alert-states';
import { lockUnresolvedAlerts } from '../../db/queries/alerts';
import type { AlertState, DecisionKind } from '../../domain/alert';
import type { Observation } from '../../domain/score';
import { closeTransition, supersedeAlert } from './recover';
import { joinTransition } from './join';
import { openAlerts } from './open';
import { nameMissingDris } from './dri';
import type { AlertSettings, Told } from './told';

export type AnnounceSummary = Record<DecisionKind, number> & {
  opened: number;
  joined: number;
  recovered: number;
  resolved: number;
};
type AnnounceTransitions = (tx: Db, observations: readonly Observation[], now: Date) => Promise<AnnounceSummary>;

/**
 * Decides for every observed account, remembers it, and turns what is to be told into alerts and outbox rows, all in the caller's
 * transaction: the score, the state, the alert and its message commit together or not at all.
 *
 * Into red opens an alert, or joins the unresolved one while that is still the same story. Out of red marks it recovered; its owner then says how it ended, except:
 * an action had been logged → resolved by the system as `saved`; nobody had been told of it → resolved as `nothing_yet`.
 * Other transitions only move the state, and the band an unresolved alert shows: the pod's channel hears of red alone.
 */
export function createAnnounceTransitions(settings: AlertSettings): AnnounceTransitions {
  return async (tx, observations, now) => {
    const accountIds = observations.map(({ accountId }) => accountId);
    const decided = await decideAll(tx, observations, now, settings);
    await saveAlertStates(tx, decided.states);
    await showWithheld(tx, decided.withheld);
    await nameMissingDris(tx, accountIds, settings.dri, now);
    const counts = await tell(tx, decided.told, settings, now);
    return { ...decided.counts, ...counts };
  };
}

type Decided = { states: StateRow[]; withheld: WithheldRow[]; told: Told[]; counts: Record<DecisionKind, number> };

async function decideAll(
  tx: Db,
  observations: readonly Observation[],
  now: Date,
  settings: AlertSettings,
): Promise<Decided> {
  const known = await lockAlertStates(
    tx,
    observations.map(({ accountId }) => accountId),
  );
  const all: Decided = {
    states: [],
    withheld: [],
    told: [],
    counts: { hold: 0, rebase: 0, wait: 0, withhold: 0, announce: 0 },
  };
  for (const observation of observations) {
    const state: AlertState = known.get(observation.accountId) ?? NEVER_SEEN;
    const { decision, next } = decideTransition(state, observation, now, settings);
    all.counts[decision.kind] += 1;
    const { accountId } = observation;
    if (next !== state) all.states.push({ accountId, state: next });
    if (next.withheldSince !== state.withheldSince) all.withheld.push({ accountId, since: next.withheldSince });
    if (decision.kind === 'announce') all.told.push({ observation, decision });
  }
  return all;
}

async function tell(tx: Db, told: readonly Told[], settings: AlertSettings, now: Date) {
  const unresolved = await lockUnresolvedAlerts(
    tx,
    told.map(({ observation }) => observation.accountId),
  );
  const counts = { opened: 0, joined: 0, recovered: 0, resolved: 0 };
  const opening: Told[] = [];
  for (const one of told) {
    const alert = unresolved.get(one.observation.accountId);
    if (alert === undefined) {
      if (one.decision.to === 'red') opening.push(one);
    } else if (one.decision.to === 'red' && joinOrOpen(alert.recoveredAt, now, settings.rejoinHours) === 'open') {
      await supersedeAlert(tx, alert, now);
      opening.push(one);
      counts.resolved += 1;
    } else if (one.decision.to === 'red') {
      await joinTransition(tx, alert, one, settings, now);
      counts.joined += 1;
    } else {
      const { isRecovery, isResolved } = await closeTransition(tx, alert, one, now);
      if (isRecovery) counts.recovered += 1;
      if (isResolved) counts.resolved += 1;
    }
  }
  counts.opened = await openAlerts(tx, opening, settings, now);
  return counts;
}
