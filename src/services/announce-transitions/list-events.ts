import type { Story } from '../../alerts/decide-story';
import type { AlertLine } from '../../db/queries/alert-lines';
import type { AlertRow } from '../../db/queries/alerts';
import type { AlertEventKind } from '../../domain/alert';
import type { LineChange } from './lines';
import type { Move } from './told';

/** What a move is to an unresolved alert. */
export type Turn = {
  story: Story<AlertLine>;
  isRed: boolean; // it turns red, again or at last
  isRecovery: boolean; // it leaves red
  raisedTo: AlertLine | null; // what makes it more urgent
  wakes: boolean;
};

export type PlannedEvent = {
  kind: AlertEventKind;
  note: string | null;
  data: Record<string, unknown>;
  isThreaded: boolean; // told under the message; the rest only redraws it
};

/** What is remembered of the move, in the order it is told: the band, the triggers, the end of a snooze. */
export const listEvents = (alert: AlertRow, lines: LineChange, move: Move, turn: Turn): PlannedEvent[] => [
  ...bandEvents(alert, move, turn),
  ...triggerEvents(alert, lines, turn),
  ...(turn.wakes ? [wokenEvent(turn)] : []),
];

function bandEvents(alert: AlertRow, { transition, observation }: Move, { isRed, isRecovery }: Turn): PlannedEvent[] {
  if (transition === null) return [];
  const data = { from: transition.from, to: transition.to, score: observation.score };
  if (isRecovery) return [{ kind: 'recovered', note: null, data, isThreaded: true }];
  if (!isRed) return [];
  const { reason, action, actionDueOn, score } = alert;
  const kind = alert.recoveredAt === null ? 'joined' : 'relapsed';
  return [{ kind, note: null, data: { ...data, was: { reason, action, actionDueOn, score } }, isThreaded: true }];
}

function triggerEvents(
  { tier: was }: AlertRow,
  { fired, before, after }: LineChange,
  { story: { kind }, isRed, isRecovery, raisedTo }: Turn,
): PlannedEvent[] {
  if (raisedTo !== null) {
    const data = { from: was, to: raisedTo.tier, triggers: namesOf(fired) };
    return [{ kind: 'raised', note: raisedTo.reason, data, isThreaded: !isRed }];
  }
  if (kind === 'joined' && !isRed) {
    const note = fired.map(({ reason }) => reason).join('; ');
    return [{ kind, note, data: { triggers: namesOf(fired) }, isThreaded: false }];
  }
  if (kind !== 'cleared' || isRecovery) return [];
  const ended = after.filter((line) => line.clearedAt !== null && !before.includes(line));
  return [{ kind, note: null, data: { triggers: namesOf(ended) }, isThreaded: true }];
}

const namesOf = (lines: readonly AlertLine[]) => lines.map(({ trigger, key }) => ({ trigger, key }));

const wokenEvent = ({ isRed }: Turn): PlannedEvent => ({
  kind: 'woken',
  note: isRed ? 'the band got worse' : 'it became more urgent',
  data: {},
  isThreaded: false,
});
