import type { Db } from '../../src/db/client';
import { accountHealth, accounts, alerts, people, pods } from '../../src/db/schema';
import { HOSTILE } from '../views/cards';

export const NOW = new Date('2026-11-23T09:00:00.000Z'); // a Monday
export const ALERT_ID = '0190a4f2-1111-4222-8333-444455556666';
export const OTHER_ALERT_ID = '0190a4f2-1111-4222-8333-444455557777';

/** Slack users of this world; those with an e-mail in people.csv are people, the others are not. */
export const USERS = {
  rep: { id: 'U0REP', email: 'rep@example.com' },
  csm: { id: 'U0CSM', email: 'csm@example.com' },
  otherRep: { id: 'U0OTHER', email: 'other@example.com' },
  manager: { id: 'U0MANAGER', email: 'manager@example.com' },
  otherManager: { id: 'U0OTHERMAN', email: 'otherman@example.com' },
  revops: { id: 'U0REVOPS', email: 'revops@example.com' },
  exec: { id: 'U0EXEC', email: 'exec@example.com' },
  guest: { id: 'U0GUEST', email: 'rep@example.com', is_restricted: true },
  external: { id: 'U0EXTERNAL', email: 'csm@example.com', team_id: 'T0ELSEWHERE', is_stranger: true },
  unmapped: { id: 'U0UNMAPPED', email: 'nobody@example.com' },
  bot: { id: 'U0BOT', email: null, is_bot: true },
  deactivated: { id: 'U0GONE', email: 'rep@example.com', deleted: true },
} as const;
export type Who = keyof typeof USERS;

const source = 'test';
const person = (who: Who, role: typeof people.$inferInsert.role, pod: string | null) => ({
  email: USERS[who].email ?? '',
  name: `Name of ${who}`,
  role,
  pod,
  source,
});

/** Pod West (rep, csm, manager) with Acme, red with an open alert; pod East (otherRep, otherManager) with Zenith, red too. */
export async function fillWorld(db: Db): Promise<void> {
  await db.insert(pods).values([
    { pod: 'West', channel: '#west', managerEmail: 'manager@example.com', source },
    { pod: 'East', channel: '#east', managerEmail: 'otherman@example.com', source },
  ]);
  await db
    .insert(people)
    .values([
      person('rep', 'ae', 'West'),
      person('csm', 'csm', 'West'),
      person('manager', 'manager', 'West'),
      person('otherRep', 'ae', 'East'),
      person('otherManager', 'manager', 'East'),
      person('revops', 'revops', null),
      person('exec', 'exec', null),
    ]);
  await db
    .insert(accounts)
    .values([
      account('acme', 'Acme', 'rep@example.com', 'West', 'csm@example.com'),
      account('acme-labs', 'Acme Laboratories', 'rep@example.com', 'West', null),
      account('hostile', HOSTILE, 'rep@example.com', 'West', null),
      account('zenith', 'Zenith Foods', 'other@example.com', 'East', null),
    ]);
  await db.insert(accountHealth).values([health('acme', 31), health('hostile', 20), health('zenith', 12)]);
  await refillAlerts(db);
}

/** Acme and the account with the hostile name have an open alert each, untouched. */
export async function refillAlerts(db: Db): Promise<void> {
  await db.delete(alerts);
  await db
    .insert(alerts)
    .values([
      alert(ALERT_ID, 'acme', 'rep@example.com', 'West'),
      alert(OTHER_ALERT_ID, 'hostile', 'rep@example.com', 'West'),
    ]);
}

const account = (accountId: string, name: string, aeEmail: string, pod: string, csmEmail: string | null) => ({
  accountId,
  name,
  aeEmail,
  csmEmail,
  pod,
  arr: 240_000,
  currency: 'USD',
  renewalOn: '2027-03-31',
  source,
});

const REASON = { reason: 'Logins down 41% in 14 days', action: 'book a usage review', actionDueOn: '2026-11-27' };

const health = (accountId: string, score: number) => ({
  accountId,
  score,
  band: 'red' as const,
  scoredAt: NOW,
  modelVersion: 'abc',
  coverage: 0.9,
  dimensions: [],
  trend: 'declining' as const,
  revenueAtRisk: 1000 * score,
  ...REASON,
});

const alert = (alertId: string, accountId: string, driEmail: string, pod: string) => ({
  alertId,
  accountId,
  driEmail,
  pod,
  fromBand: 'yellow' as const,
  toBand: 'red' as const,
  currentBand: 'red' as const,
  score: 31,
  modelVersion: 'abc',
  openedAt: NOW,
  channelId: 'C0WEST',
  messageTs: '1700000000.000100',
  ...REASON,
});
