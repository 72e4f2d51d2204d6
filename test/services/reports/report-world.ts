import type { Db } from '../../../src/db/client';
import { accountHealth, accounts, alerts, healthHistory, people, pods } from '../../../src/db/schema';
import type { Band } from '../../../src/domain/band';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import type { AudienceDeps } from '../../../src/services/reports/list-audiences';

export const at = (iso: string): Date => new Date(`${iso}:00Z`);
export const MONDAY = at('2026-03-09T06:00'); // 7:00 in Berlin
export const MONA = 'mona@example.test';
export const RIA = 'ria@example.test';

export const audienceDeps = (db: Db, changes: Partial<AudienceDeps> = {}): AudienceDeps => ({
  db,
  calendarOf: createCalendar({ people: {} }),
  timeZone: 'Europe/Berlin',
  findSlackUser: async (email) => `U_${email}`,
  log: { warn: () => undefined },
  ...changes,
});

/** Two pods with their managers, one outside the pilot, two AEs, a CSM and someone of RevOps, all in Slack. */
export async function seedTeam(db: Db): Promise<void> {
  const pod = { source: 'test' };
  await db.insert(pods).values([
    { ...pod, pod: 'north', channel: '#north', managerEmail: 'Mona@example.test' },
    { ...pod, pod: 'south', channel: '#south', managerEmail: 'sven@example.test' },
    { ...pod, pod: 'west', channel: '#west', managerEmail: 'wes@example.test', isPilot: false },
  ]);
  const who = { source: 'test', timeZone: 'Europe/Berlin', slackCheckedAt: at('2026-03-01T00:00') };
  const person = (name: string, role: 'ae' | 'csm' | 'manager' | 'revops', home: string | null) => {
    const key = name.toLowerCase();
    const email = `${key}@example.test`;
    return { ...who, email, name: `${name} Example`, role, pod: home, slackUserId: `U0${key.toUpperCase()}` };
  };
  await db
    .insert(people)
    .values([
      person('Anna', 'ae', 'north'),
      person('Carl', 'csm', 'north'),
      person('Mona', 'manager', 'north'),
      person('Ria', 'revops', null),
      person('Sven', 'manager', 'south'),
      person('Wes', 'manager', 'west'),
    ]);
}

type AccountValues = Partial<typeof accounts.$inferInsert>;
export async function seedAccounts(db: Db, rows: readonly (AccountValues & { accountId: string })[]): Promise<void> {
  const base = { pod: 'north', source: 'test', segment: 'smb' as const, currency: 'EUR', aeEmail: 'anna@example.test' };
  await db.insert(accounts).values(rows.map((row) => ({ ...base, name: row.accountId.toUpperCase(), ...row })));
}

export const bandOf = (score: number | null): Band =>
  score === null ? 'unknown' : score <= 35 ? 'red' : score <= 70 ? 'yellow' : 'green';

type HistoryValues = Partial<typeof healthHistory.$inferInsert>;
/** One day's score of one account; `points`: what each signal kept back. */
export async function seedScore(
  db: Db,
  accountId: string,
  day: string,
  score: number | null,
  values: HistoryValues = {},
): Promise<void> {
  const row = { accountId, day, score, band: bandOf(score), scoredAt: at(`${day}T20:00`), modelVersion: 'm1' };
  await db.insert(healthHistory).values({ ...row, coverage: 1, dimensions: {}, points: {}, ...values });
}

export async function seedNow(
  db: Db,
  accountId: string,
  score: number,
  values: Partial<typeof accountHealth.$inferInsert> = {},
): Promise<void> {
  const row = { accountId, score, band: bandOf(score), scoredAt: MONDAY, modelVersion: 'm1', coverage: 1 };
  await db.insert(accountHealth).values({ ...row, dimensions: [], trend: 'stable', ...values });
}

let alertCount = 0;
type AlertValues = Partial<typeof alerts.$inferInsert> & { accountId: string; openedAt: Date };
/** A Red alert that was posted when it was opened, named Anna. */
export async function seedAlert(db: Db, values: AlertValues): Promise<string> {
  alertCount += 1;
  const alertId = `0190a4f2-1111-4222-8444-${String(alertCount).padStart(12, '0')}`;
  const base = {
    alertId,
    currentBand: 'red',
    fromBand: 'yellow',
    toBand: 'red',
    tier: 'high',
    modelVersion: 'm1',
  } as const;
  const words = { reason: 'Logins down 41% in 14 days', action: 'call their admin', actionDueOn: '2026-03-13' };
  await db
    .insert(alerts)
    .values({ ...base, ...words, pod: 'north', driEmail: 'anna@example.test', postedAt: values.openedAt, ...values });
  return alertId;
}
