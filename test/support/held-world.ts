import type { Db } from '../../src/db/client';
import { accountHealth, accounts, alerts, outbox } from '../../src/db/schema';
import type { OutboxStatus } from '../../src/db/schema/outbox';
import type { ReleaseSettings } from '../../src/services/release-held/settings';
import { ANNA, hoursAfter, NOW } from './alert-world';

export const RELEASE: ReleaseSettings = {
  weeklyBudget: 12,
  incident: { atLeastAccounts: 8, shareOfFleet: 0.05, releaseHours: 24 },
  revopsChannel: null,
  currencyRates: {},
  isDryRun: false,
};

type AlertValues = Partial<typeof alerts.$inferInsert>;

/** Accounts that turned red, with their alerts, each with a first message in the outbox: held, unless said otherwise. */
export async function seedHeld(
  db: Db,
  names: readonly string[],
  changes: AlertValues & { status?: 'open' | 'resolved'; post?: OutboxStatus; currency?: string } = {},
): Promise<string[]> {
  const { post = 'held', currency = 'USD', ...values } = changes;
  const openedAt = values.openedAt ?? NOW;
  await db
    .insert(accounts)
    .values(
      names.map((name) => ({ accountId: name, name, pod: 'north', aeEmail: ANNA.email, currency, source: 'test' })),
    );
  const rows = await db
    .insert(alerts)
    .values(names.map((accountId) => ({ ...ALERT, accountId, openedAt, ...values })))
    .returning({ alertId: alerts.alertId });
  const alertIds = rows.map(({ alertId }) => alertId);
  await db.insert(outbox).values(
    alertIds.map((alertId) => ({
      kind: 'alert.post' as const,
      dedupeKey: `post:${alertId}`,
      alertId,
      status: post,
      createdAt: openedAt,
      nextAttemptAt: openedAt,
    })),
  );
  return alertIds;
}

const ALERT = {
  fromBand: 'yellow' as const,
  toBand: 'red' as const,
  currentBand: 'red' as const,
  score: 30,
  driverSignal: 'logins',
  reason: 'Logins down 41% in 14 days',
  action: 'book a usage review',
  actionDueOn: '2026-03-13',
  revenueAtRisk: 1_000,
  modelVersion: 'm1',
  pod: 'north',
  driEmail: ANNA.email,
};

/** So many scored accounts besides those that turned red. */
export async function seedFleet(db: Db, size: number): Promise<void> {
  const ids = Array.from({ length: size }, (_, index) => `calm-${index}`);
  await db.insert(accounts).values(ids.map((accountId) => ({ accountId, name: accountId, source: 'test' })));
  const health = { scoredAt: NOW, modelVersion: 'm1', band: 'green' as const, trend: 'stable' as const };
  await db
    .insert(accountHealth)
    .values(ids.map((accountId) => ({ ...health, accountId, score: 80, coverage: 1, dimensions: [] })));
}

export const names = (count: number, prefix = 'acc'): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(2, '0')}`);

export { hoursAfter, NOW };
