import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../../src/db/client';
import { accountHealth, accounts, alertEvents, alerts, alertTriggers, outbox } from '../../../src/db/schema';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import type { DigestDeps } from '../../../src/services/digest/serve-digests';
import { ANNA } from '../../support/alert-world';

export const at = (iso: string): Date => new Date(`${iso}:00Z`);
export const MONDAY = at('2026-03-09T06:00'); // 7:00 in Berlin
export const TUESDAY = at('2026-03-10T06:00');
export const SUNDAY = at('2026-03-08T12:00');

export const digestDeps = (db: Db, changes: Partial<DigestDeps> = {}): DigestDeps => ({
  db,
  calendarOf: createCalendar({ people: {} }),
  rates: { EUR: 1, USD: 0.5 },
  findSlackUser: async (email) => `U_${email}`,
  log: { warn: () => undefined },
  ...changes,
});

type AlertValues = Partial<typeof alerts.$inferInsert>;
let alertCount = 0;
const REASON = { reason: 'Logins down 41% in 14 days', action: 'call their admin', actionDueOn: '2026-03-13' };

/** An account of Anna's with an alert that a digest tells: High, unless said otherwise. */
export async function seedDigestAlert(db: Db, accountId: string, values: AlertValues = {}): Promise<string> {
  alertCount += 1;
  const alertId = `0190a4f2-1111-4222-8333-${String(alertCount).padStart(12, '0')}`;
  const row = { accountId, name: accountId.toUpperCase(), pod: 'north', aeEmail: ANNA.email, source: 'test' };
  await db
    .insert(accounts)
    .values({ ...row, currency: 'EUR' })
    .onConflictDoNothing();
  const openedAt = values.openedAt ?? SUNDAY;
  const base = { alertId, accountId, currentBand: 'yellow', modelVersion: 'm1', pod: 'north', ...REASON } as const;
  const { tier = 'high' } = values;
  await db.insert(alerts).values({ ...base, tier, route: 'digest', driEmail: ANNA.email, ...values, openedAt });
  await db.insert(alertTriggers).values({ alertId, trigger: 'drop_notable', tier, firedAt: openedAt, ...REASON });
  return alertId;
}

/** An account of Anna's as it was scored. */
export async function seedScored(
  db: Db,
  accountId: string,
  values: Partial<typeof accountHealth.$inferInsert>,
  currency = 'EUR',
): Promise<void> {
  const row = { accountId, name: accountId.toUpperCase(), pod: 'north', aeEmail: ANNA.email, source: 'test', currency };
  await db.insert(accounts).values(row).onConflictDoNothing();
  const base = { accountId, band: 'red', score: 20, scoredAt: SUNDAY, modelVersion: 'm1', coverage: 1 } as const;
  await db
    .insert(accountHealth)
    .values({ ...base, dimensions: [], trend: 'declining', ...REASON, ...values })
    .onConflictDoNothing();
}

export async function listDirect(db: Db): Promise<{ toEmail: string | null; payload: unknown; status: string }[]> {
  return db
    .select({ toEmail: outbox.toEmail, payload: outbox.payload, status: outbox.status })
    .from(outbox)
    .where(eq(outbox.kind, 'direct'))
    .orderBy(asc(outbox.id));
}

export async function listEvents(db: Db, alertId: string): Promise<string[]> {
  const rows = await db
    .select({ kind: alertEvents.kind })
    .from(alertEvents)
    .where(eq(alertEvents.alertId, alertId))
    .orderBy(asc(alertEvents.id));
  return rows.map(({ kind }) => kind);
}
