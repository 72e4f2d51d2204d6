import { and, asc, eq, gt, lte, ne, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accounts, alerts } from '../schema';

export type DueNextStep = {
  alertId: string;
  accountId: string;
  accountName: string;
  nextStep: string | null;
  nextStepOn: string; // YYYY-MM-DD
};

/**
 * Next steps this person's unresolved alerts promised for a day, snoozed ones included: a promise has its own date.
 * `after`: the last day that was already told of, so that what fell on a weekend is told on Monday and nothing twice; left out: this
 * day alone. Oldest first.
 */
export async function listDueNextSteps(
  db: Db,
  { email, day, after }: { email: string; day: string; after?: string },
): Promise<DueNextStep[]> {
  return db
    .select({
      alertId: alerts.alertId,
      accountId: alerts.accountId,
      accountName: accounts.name,
      nextStep: alerts.nextStep,
      nextStepOn: sql<string>`${alerts.nextStepOn}`,
    })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .where(
      and(
        eq(alerts.driEmail, email),
        ne(alerts.status, 'resolved'),
        after === undefined
          ? eq(alerts.nextStepOn, day)
          : and(gt(alerts.nextStepOn, after), lte(alerts.nextStepOn, day)),
      ),
    )
    .orderBy(asc(alerts.nextStepOn), asc(alerts.openedAt), asc(alerts.alertId));
}
