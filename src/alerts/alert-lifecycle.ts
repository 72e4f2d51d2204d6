import type { AlertEventKind, AlertStatus } from '../domain/alert';

export type Refusal = 'already_acknowledged' | 'is_snoozed' | 'not_snoozed' | 'is_resolved';
export type AlertStep = { ok: true; status: AlertStatus } | { ok: false; reason: Refusal };
type LiveAlert = { status: AlertStatus; acknowledgedAt: Date | null };
type Cell = AlertStatus | Refusal | 'same' | 'awake';

/** What may happen in each state, and where it leads. `same` keeps the state; `awake` is where the alert was before its snooze. */
const STEPS: Record<Exclude<AlertStatus, 'resolved'>, Record<AlertEventKind, Cell>> = {
  open: {
    ...every('same'),
    acknowledged: 'acknowledged',
    action_logged: 'acknowledged', // who acts has seen it
    snoozed: 'snoozed',
    woken: 'not_snoozed',
    resolved: 'resolved',
  },
  acknowledged: {
    ...every('same'),
    acknowledged: 'already_acknowledged',
    snoozed: 'snoozed',
    woken: 'not_snoozed',
    resolved: 'resolved',
  },
  snoozed: {
    ...every('same'), // an action logged meanwhile leaves the snooze standing; a second snooze moves its end
    acknowledged: 'is_snoozed',
    woken: 'awake',
    relapsed: 'awake',
    raised: 'awake', // R153: wakes on tier up
    resolved: 'resolved',
  },
};

/**
 * The alert's next state after something happened to it, or why it cannot happen (R151–R154). A resolved alert stays as it is:
 * the next transition opens another. Never throws.
 */
export function applyAlertEvent(alert: LiveAlert, event: { kind: AlertEventKind }): AlertStep {
  if (alert.status === 'resolved') return { ok: false, reason: 'is_resolved' };
  const cell = STEPS[alert.status][event.kind];
  switch (cell) {
    case 'same':
      return { ok: true, status: alert.status };
    case 'awake':
      return { ok: true, status: alert.acknowledgedAt === null ? 'open' : 'acknowledged' };
    case 'open':
    case 'acknowledged':
    case 'snoozed':
    case 'resolved':
      return { ok: true, status: cell };
    default:
      return { ok: false, reason: cell };
  }
}

function every(cell: Cell): Record<AlertEventKind, Cell> {
  return {
    opened: cell,
    posted: cell,
    joined: cell,
    acknowledged: cell,
    snoozed: cell,
    woken: cell,
    action_logged: cell,
    recovered: cell,
    relapsed: cell,
    reassigned: cell,
    resolved: cell,
    raised: cell,
    cleared: cell,
    deferred: cell,
    listed: cell,
    reminded: cell,
    escalated: cell,
    missed: cell,
    graded: cell,
  };
}
