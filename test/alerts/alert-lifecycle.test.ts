import { applyAlertEvent } from '../../src/alerts/alert-lifecycle';
import { ALERT_EVENT_KINDS, ALERT_STATUSES } from '../../src/domain/alert';

const NOW = new Date('2026-03-10T12:00:00Z');

describe('what may happen to an alert', () => {
  it.each([
    // state, acknowledged before, event, next state or why not
    ['open', false, 'acknowledged', 'acknowledged'],
    ['acknowledged', true, 'acknowledged', 'already_acknowledged'],
    ['snoozed', false, 'acknowledged', 'is_snoozed'],
    ['open', false, 'snoozed', 'snoozed'],
    ['acknowledged', true, 'snoozed', 'snoozed'],
    ['snoozed', false, 'snoozed', 'snoozed'], // moves the end
    ['snoozed', false, 'woken', 'open'],
    ['snoozed', true, 'woken', 'acknowledged'],
    ['open', false, 'woken', 'not_snoozed'],
    ['acknowledged', true, 'woken', 'not_snoozed'],
    ['open', false, 'action_logged', 'acknowledged'], // who acts has seen it
    ['acknowledged', true, 'action_logged', 'acknowledged'],
    ['snoozed', true, 'action_logged', 'snoozed'],
    ['snoozed', false, 'relapsed', 'open'],
    ['snoozed', true, 'relapsed', 'acknowledged'],
    ['snoozed', true, 'recovered', 'snoozed'],
    ['open', false, 'recovered', 'open'],
    ['open', false, 'reassigned', 'open'],
    ['open', false, 'resolved', 'resolved'],
    ['snoozed', false, 'resolved', 'resolved'],
  ] as const)('%s (acknowledged before: %p) when %s: %s', (status, wasAcknowledged, kind, expected) => {
    const step = applyAlertEvent({ status, acknowledgedAt: wasAcknowledged ? NOW : null }, { kind });
    expect(step.ok ? step.status : step.reason).toBe(expected);
  });

  it.each(ALERT_EVENT_KINDS)('R154: a resolved alert stays as it is when %s', (kind) => {
    const step = applyAlertEvent({ status: 'resolved', acknowledgedAt: NOW }, { kind });
    expect(step).toEqual({ ok: false, reason: 'is_resolved' });
  });

  it.each(ALERT_STATUSES)('every event has an answer when %s', (status) => {
    for (const kind of ALERT_EVENT_KINDS)
      expect(applyAlertEvent({ status, acknowledgedAt: null }, { kind }).ok).toEqual(expect.any(Boolean));
  });
});
