import type { AlertCard } from '../../src/domain/alert';

export const NOW = new Date('2026-11-23T09:00:00.000Z'); // a Monday
export const ALERT_ID = '0190a4f2-1111-4222-8333-444455556666';
/** A name that would ping a whole channel, end a sentence elsewhere and break markup, were it not escaped. */
export const HOSTILE = '<!channel> & <b>';

export function buildCard(changes: Partial<AlertCard> = {}): AlertCard {
  return {
    alertId: ALERT_ID,
    accountId: 'acme',
    accountName: 'Acme',
    trigger: 'turned_red',
    tier: 'high',
    triggers: [],
    from: 'yellow',
    to: 'red',
    currentBand: 'red',
    score: 31,
    reason: 'Logins down 41% in 14 days',
    action: 'book a 30-min usage review with their admin this week',
    actionDueOn: '2026-11-27',
    heldNote: null,
    dri: { name: 'Dana Reed', slackUserId: 'U0DANA' },
    coversFor: null,
    status: 'open',
    openedAt: NOW,
    acknowledgedBy: null,
    missedAt: null,
    snoozedUntil: null,
    snoozeReason: null,
    lastAction: null,
    nextStep: null,
    outcome: null,
    outcomeNote: null,
    resolvedAt: null,
    ...changes,
  };
}
