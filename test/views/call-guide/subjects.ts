import type { CallSubject } from '../../../src/domain/call-guide';
import { FACTS } from '../customer-report/facts';

/** Acme, yellow: its logins went down; nobody but a champion is known by name. */
export const SUBJECT: CallSubject = {
  accountId: 'acme',
  accountName: 'Acme',
  senderName: 'Rosa Lind',
  contacts: { sponsor: null, champion: 'Maria Lopez', admin: null },
  health: {
    band: 'yellow',
    score: 58,
    reason: 'Logins down 41% in 14 days',
    action: 'book a 20-min usage check-in with their admin this week',
    actionDueOn: '2026-11-27',
  },
  driver: { signal: 'login_trend_14d', stream: 'usage_daily', value: -0.41 },
  outreach: 're_engage',
  suggested: 'check_in',
  facts: FACTS,
  renewalOn: '2027-03-31',
  daysToRenewal: 128,
  today: '2026-11-23',
};
