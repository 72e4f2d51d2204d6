import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Segment } from '../../domain/account';
import type { Db } from '../client';
import { accounts, people, pods } from '../schema';

/** What choosing a DRI and a channel needs to know of an account. */
export type AlertSubject = {
  accountId: string;
  segment: Segment | null;
  renewalOn: string | null; // YYYY-MM-DD
  aeEmail: string | null;
  csmEmail: string | null;
  pod: string | null;
  podManagerEmail: string | null;
  isPilot: boolean; // a pod nobody described yet counts as taking part, as pods do by default
};

export async function listAlertSubjects(db: Db, accountIds: readonly string[]): Promise<Map<string, AlertSubject>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select({
      accountId: accounts.accountId,
      segment: accounts.segment,
      renewalOn: accounts.renewalOn,
      aeEmail: accounts.aeEmail,
      csmEmail: accounts.csmEmail,
      pod: accounts.pod,
      podManagerEmail: pods.managerEmail,
      isPilot: sql<boolean>`coalesce(${pods.isPilot}, true)`,
    })
    .from(accounts)
    .leftJoin(pods, eq(pods.pod, accounts.pod))
    .where(inArray(accounts.accountId, [...accountIds]));
  return new Map(rows.map((row) => [row.accountId, row]));
}

/** Which of these e-mails belong to someone in people.csv who is still in Slack, as far as that was looked up. */
export async function listKnownEmails(db: Db, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  const rows = await db
    .select({ email: people.email })
    .from(people)
    .where(and(inArray(people.email, [...new Set(emails)]), isNull(people.deactivatedAt)));
  return new Set(rows.map(({ email }) => email));
}
