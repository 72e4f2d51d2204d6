import { areQuiet, endAlert, PASSED, SUPERSEDED, type End } from './end';
import { endOfStory } from '../../alerts/decide-story';
import { joinOrOpen } from '../../alerts/join-or-open';
import type { Db } from '../../db/client';
import { listAlertLines, saveAlertLines, type AlertLine } from '../../db/queries/alert-lines';
import { saveAlertStates, showWithheld } from '../../db/queries/alert-states';
import { lockUnresolvedAlerts, type AlertRow } from '../../db/queries/alerts';
import { saveTriggerStates } from '../../db/queries/trigger-states';
import type { DecisionKind } from '../../domain/alert';
import type { Observation } from '../../domain/score';
import { continueAlert, type Continued } from './continue';
import { decideMoves } from './decide-moves';
import { nameMissingDris } from './dri';
import { changeLines, linesOf } from './lines';
import { openAlerts, type Opening } from './open';
import { tellManagers } from './tell-managers';
import { turnsRed, type AlertSettings, type Move } from './told';
import { withoutLeft } from './without-left';

type Counts = Record<'opened' | 'joined' | 'raised' | 'cleared' | 'recovered' | 'resolved', number>;
export type AnnounceSummary = Record<DecisionKind, number> & Counts;
type AnnounceTransitions = (tx: Db, observations: readonly Observation[], now: Date) => Promise<AnnounceSummary>;

/**
 * Decides for every observed account, remembers it, and turns what is to be told into alerts and outbox rows, all in the caller's
 * transaction: the score, the state, the alert and its message commit together or not at all.
 *
 * An account has one unresolved alert at most (R157). Turning red, or a trigger that fires, opens one, or joins it while that is
 * still the same story. Out of red marks it recovered, and a trigger that ends is crossed out; once nothing holds its owner says how
 * it ended, except: an action had been logged → resolved by the system as `saved`; nobody had been told → as `nothing_yet`; renewal
 * and expansion → likewise. Other transitions only move the state, and the band an unresolved alert shows.
 * Of a customer who has left nothing is told (`without-left.ts`); their open alert ends by itself (services/escalate/close-left.ts).
 */
export function createAnnounceTransitions(settings: AlertSettings): AnnounceTransitions {
  return async (tx, observed, now) => {
    const observations = await withoutLeft(tx, observed, now);
    const accountIds = observations.map(({ accountId }) => accountId);
    const decided = await decideMoves(tx, observations, now, settings);
    await saveAlertStates(tx, decided.states);
    await saveTriggerStates(tx, decided.triggerStates);
    await showWithheld(tx, decided.withheld);
    await nameMissingDris(tx, accountIds, settings, now);
    return { ...decided.counts, ...(await tell(tx, decided.moves, settings, now)) };
  };
}

async function tell(tx: Db, moves: readonly Move[], settings: AlertSettings, now: Date): Promise<Counts> {
  const counts: Counts = { opened: 0, joined: 0, raised: 0, cleared: 0, recovered: 0, resolved: 0 };
  const accountIds = moves.map(({ observation }) => observation.accountId);
  const unresolved = await lockUnresolvedAlerts(tx, accountIds);
  const kept = await listAlertLines(
    tx,
    [...unresolved.values()].map(({ alertId }) => alertId),
  );
  const openings: Opening[] = [];
  const continued: Continued[] = [];
  const lines: AlertLine[] = [];
  for (const move of moves) {
    const alert = unresolved.get(move.observation.accountId);
    const before = alert === undefined ? [] : linesOf(alert, kept.get(alert.alertId) ?? []);
    const end = alert === undefined ? null : endBefore(alert, before, move, settings, now);
    if (alert !== undefined && end === null)
      continued.push(await continueAlert(tx, alert, before, move, settings, now));
    else if (opens(move)) openings.push({ move, carried: before.filter(isCarried(move)) });
    if (alert === undefined || end === null) continue;
    await endAlert(tx, alert.alertId, end, now);
    lines.push(...withoutNews(alert, before, move, now).changed);
    counts.resolved += 1;
  }
  countContinued(counts, continued);
  await saveAlertLines(tx, [...lines, ...continued.flatMap(({ changed }) => changed)]);
  counts.opened = await openAlerts(tx, openings, settings, now);
  await tellManagers(
    tx,
    continued.flatMap(({ critical }) => critical),
    now,
  );
  return counts;
}

const opens = (move: Move): boolean => turnsRed(move) || move.fired.length > 0;

/** What still holds of an alert goes over to the one that takes its place; turning red is told anew. */
const isCarried =
  ({ cleared }: Move) =>
  ({ trigger, key, clearedAt }: AlertLine): boolean =>
    clearedAt === null &&
    trigger !== 'turned_red' &&
    !cleared.some((ref) => ref.trigger === trigger && ref.key === key);

/**
 * How an unresolved alert ends to make room for a new one; null while the move belongs to it. Red again long after it recovered, or
 * anything new long after all of it ended, is news, and so is what comes when a renewal or an offer has just passed.
 */
function endBefore(
  alert: AlertRow,
  before: AlertLine[],
  move: Move,
  { rejoinHours }: AlertSettings,
  now: Date,
): End | null {
  if (!opens(move)) return null;
  if (turnsRed(move) && joinOrOpen(alert.recoveredAt, now, rejoinHours) === 'open') return SUPERSEDED.red;
  if (joinOrOpen(endOfStory(before), now, rejoinHours) === 'open') return SUPERSEDED.other;
  const rest = withoutNews(alert, before, move, now).after;
  return areQuiet(rest) && endOfStory(rest) !== null ? PASSED : null;
}

/** The lines of an alert as they end, without what begins. */
const withoutNews = ({ alertId }: AlertRow, before: AlertLine[], move: Move, now: Date) =>
  changeLines(alertId, before, { ...move, transition: null, fired: [] }, now);

function countContinued(counts: Counts, continued: readonly Continued[]): void {
  for (const { kind, isRecovery, isResolved } of continued) {
    if (kind === 'joined' || kind === 'raised') counts[kind] += 1;
    if (kind === 'cleared' && !isRecovery) counts.cleared += 1;
    if (isRecovery) counts.recovered += 1;
    if (isResolved) counts.resolved += 1;
  }
}
