import { applyAlertEvent } from '../../alerts/alert-lifecycle';
import { decideStory } from '../../alerts/decide-story';
import { heldNote } from '../../alerts/held-note';
import type { AlertLine } from '../../db/queries/alert-lines';
import type { AlertChange, AlertRow } from '../../db/queries/alerts';
import { AWAKE } from '../wake-snoozes';
import { driverOf } from './advice';
import { listEvents, type PlannedEvent, type Turn } from './list-events';
import { findVoice, type LineChange } from './lines';
import { turnsRed, type AlertSettings, type Move } from './told';

export type Continuation = {
  change: AlertChange;
  events: PlannedEvent[];
  kind: Turn['story']['kind'];
  isRecovery: boolean;
  isOver: boolean; // nothing holds any more, since now
  post: 'now' | 'budgeted' | null; // what had no message gets one
  critical: AlertLine | null; // what makes it Critical now: its manager is told
};

/**
 * What a move makes of the unresolved alert of its account. Pure.
 *
 * - Red again, or red at last: its DRI reads it in the thread, or in the first message where there was none.
 * - A trigger that raises the alert gives it its words and wakes it (R153); Critical goes to the channel, and to the manager.
 * - Any other joins as a line: the message is redrawn and nobody is notified (R157).
 * - What ends is crossed out, and the alert takes the name of the gravest that still holds.
 */
export function planContinuation(
  alert: AlertRow,
  lines: LineChange,
  move: Move,
  settings: AlertSettings,
  now: Date,
): Continuation {
  const turn = readTurn(alert, lines, move);
  const { story, isRecovery, raisedTo } = turn;
  const post = postOf(alert, turn);
  return {
    kind: story.kind,
    isRecovery,
    isOver: story.head === null && (isRecovery || story.kind === 'cleared'),
    post,
    critical: raisedTo?.tier === 'critical' ? raisedTo : null,
    change: {
      ...bandOf(alert, move, isRecovery, settings, now),
      ...wordsOf(alert, story.head, lines.after),
      ...(post === null ? {} : { route: 'channel' }),
      ...(raisedTo === null ? {} : { listedAt: null }), // wants someone sooner than the digest it was in said
      ...(turn.wakes ? { ...AWAKE, status: awakeStatus(alert) } : {}),
    },
    events: listEvents(alert, lines, move, turn),
  };
}

function readTurn(alert: AlertRow, lines: LineChange, move: Move): Turn {
  const story = decideStory(alert, lines);
  const isRed = turnsRed(move);
  const raisedTo = story.kind === 'raised' ? story.head : null;
  return {
    story,
    isRed,
    isRecovery: move.transition !== null && !isRed && alert.toBand === 'red' && alert.recoveredAt === null,
    raisedTo,
    wakes: alert.status === 'snoozed' && (isRed || raisedTo !== null),
  };
}

/** A pod outside the pilot is never told; an alert over the budget or in an incident waits on, unless it is Critical now. */
function postOf({ route }: AlertRow, { isRed, raisedTo }: Turn): Continuation['post'] {
  if (route === 'unposted') return null;
  if (raisedTo?.tier === 'critical') return 'now';
  return isRed && route === 'digest' ? 'budgeted' : null;
}

function bandOf(
  alert: AlertRow,
  { transition, observation }: Move,
  isRecovery: boolean,
  { quietHours }: AlertSettings,
  now: Date,
): AlertChange {
  if (transition === null) return {};
  const { score, revenueAtRisk, modelVersion } = observation;
  if (transition.to !== 'red')
    return { currentBand: transition.to, score, ...(isRecovery ? { recoveredAt: now } : {}) };
  return {
    ...(alert.toBand === 'red' ? {} : { fromBand: transition.from, toBand: 'red' }), // the message tells the first
    currentBand: 'red',
    recoveredAt: null,
    heldNote: heldNote(transition.reason, transition.flips, quietHours),
    score,
    revenueAtRisk,
    modelVersion,
    ...driverOf(observation, 'turned_red'),
  };
}

/** The tier of what leads, in the words of what is told; of an alert of which nothing holds the last ones stay. */
function wordsOf(alert: AlertRow, head: AlertLine | null, after: readonly AlertLine[]): AlertChange {
  if (head === null) return {};
  const { trigger, tier } = head;
  const { reason, action, actionDueOn } = findVoice(after) ?? head;
  return trigger === alert.trigger && reason === alert.reason && tier === alert.tier
    ? { action, actionDueOn }
    : { trigger, tier, reason, action, actionDueOn };
}

function awakeStatus(alert: AlertRow) {
  const step = applyAlertEvent(alert, { kind: 'raised' });
  return step.ok ? step.status : alert.status;
}
