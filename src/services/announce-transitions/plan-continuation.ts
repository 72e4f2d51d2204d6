import { applyAlertEvent } from '../../alerts/alert-lifecycle';
import { decideStory, type Story } from '../../alerts/decide-story';
import { heldNote } from '../../alerts/held-note';
import type { AlertLine } from '../../db/queries/alert-lines';
import type { AlertChange, AlertRow } from '../../db/queries/alerts';
import type { AlertEventKind } from '../../domain/alert';
import { AWAKE } from '../wake-snoozes';
import { driverOf } from './advice';
import type { LineChange } from './lines';
import { turnsRed, type AlertSettings, type Move } from './told';

export type PlannedEvent = {
  kind: AlertEventKind;
  note: string | null;
  data: Record<string, unknown>;
  isThreaded: boolean; // told under the message; the rest only redraws it
};
export type Continuation = {
  change: AlertChange;
  events: PlannedEvent[];
  kind: Story<AlertLine>['kind'];
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
  const story = decideStory(alert, lines);
  const isRed = turnsRed(move);
  const isRecovery = move.transition !== null && !isRed && alert.toBand === 'red' && alert.recoveredAt === null;
  const isRaised = story.kind === 'raised';
  const wakes = alert.status === 'snoozed' && (isRed || isRaised);
  const post = postOf(alert, isRed, isRaised ? story.head : null);
  return {
    kind: story.kind,
    isRecovery,
    isOver: story.head === null && (isRecovery || story.kind === 'cleared'),
    post,
    critical: isRaised && story.head?.tier === 'critical' ? story.head : null,
    change: {
      ...bandOf(alert, move, isRecovery, settings, now),
      ...wordsOf(alert, story.head),
      ...(post === null ? {} : { route: 'channel' }),
      ...(isRaised ? { listedAt: null } : {}), // wants someone sooner than the digest it was in said
      ...(wakes ? { ...AWAKE, status: awakeStatus(alert) } : {}),
    },
    events: [
      ...bandEvents(alert, move, isRecovery),
      ...triggerEvents(alert, lines, story, { isRed, isRecovery }),
      ...(wakes ? [wokenEvent(isRed)] : []),
    ],
  };
}

/** A pod outside the pilot is never told; an alert over the budget or in an incident waits on, unless it is Critical now. */
function postOf({ route }: AlertRow, isRed: boolean, raisedTo: AlertLine | null): Continuation['post'] {
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

/** The words of what leads; of an alert of which nothing holds the last ones stay. */
function wordsOf(alert: AlertRow, head: AlertLine | null): AlertChange {
  if (head === null) return {};
  const { trigger, tier, reason, action, actionDueOn } = head;
  return trigger === alert.trigger && reason === alert.reason && tier === alert.tier
    ? { action, actionDueOn }
    : { trigger, tier, reason, action, actionDueOn };
}

function awakeStatus(alert: AlertRow) {
  const step = applyAlertEvent(alert, { kind: 'raised' });
  return step.ok ? step.status : alert.status;
}

function bandEvents(alert: AlertRow, { transition, observation }: Move, isRecovery: boolean): PlannedEvent[] {
  if (transition === null) return [];
  const data = { from: transition.from, to: transition.to, score: observation.score };
  if (isRecovery) return [{ kind: 'recovered', note: null, data, isThreaded: true }];
  if (transition.to !== 'red') return [];
  const { reason, action, actionDueOn, score } = alert;
  const kind = alert.recoveredAt === null ? 'joined' : 'relapsed';
  return [{ kind, note: null, data: { ...data, was: { reason, action, actionDueOn, score } }, isThreaded: true }];
}

function triggerEvents(
  { tier: was }: AlertRow,
  { fired, before, after }: LineChange,
  { kind, head }: Story<AlertLine>,
  { isRed, isRecovery }: { isRed: boolean; isRecovery: boolean },
): PlannedEvent[] {
  const names = fired.map(({ trigger, key }) => ({ trigger, key }));
  if (kind === 'raised' && head !== null) {
    const data = { from: was, to: head.tier, triggers: names };
    return [{ kind, note: head.reason, data, isThreaded: !isRed }];
  }
  if (kind === 'joined' && !isRed) {
    const note = fired.map(({ reason }) => reason).join('; ');
    return [{ kind, note, data: { triggers: names }, isThreaded: false }];
  }
  if (kind !== 'cleared' || isRecovery) return [];
  const ended = after.filter((line, index) => line.clearedAt !== null && before[index]?.clearedAt === null);
  return [
    { kind, note: null, data: { triggers: ended.map(({ trigger, key }) => ({ trigger, key })) }, isThreaded: true },
  ];
}

const wokenEvent = (isRed: boolean): PlannedEvent => ({
  kind: 'woken',
  note: isRed ? 'the band got worse' : 'it became more urgent',
  data: {},
  isThreaded: false,
});
