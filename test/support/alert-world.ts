import { createAnnounceTransitions } from '../../src/services/announce-transitions/announce-transitions';
import type { AlertSettings } from '../../src/services/announce-transitions/told';
import type { Db, Database } from '../../src/db/client';
import { accountHealth, accounts, people, pods } from '../../src/db/schema';
import type { Band } from '../../src/domain/band';
import type { Person } from '../../src/domain/person';
import type { Driver, Observation } from '../../src/domain/score';

export const NOW = new Date('2026-03-10T12:00:00Z');
export const hoursAfter = (hours: number, from = NOW): Date => new Date(from.getTime() + hours * 3_600_000);
export const ALERT_SETTINGS: AlertSettings = {
  quietHours: 4,
  rejoinHours: 72,
  refireDays: 14,
  holdPosts: false,
  dri: { rules: [{ renewalWithinDays: 60, role: 'csm' }], fallbackEmail: null },
};

export const ANNA: Person = {
  email: 'anna@example.test',
  name: 'Anna Example',
  role: 'ae',
  pod: 'north',
  managerEmail: 'mona@example.test',
  slackUserId: 'U0ANNA',
  timeZone: 'Europe/Berlin',
};

/** Two pods (the second outside the pilot), an AE, a CSM and a manager, all in Slack. */
export async function seedPeople(db: Db): Promise<void> {
  const base = { source: 'test', timeZone: 'Europe/Berlin' };
  await db.insert(pods).values([
    { pod: 'north', channel: '#north', managerEmail: 'mona@example.test', source: 'test' },
    { pod: 'south', channel: '#south', isPilot: false, source: 'test' },
  ]);
  await db.insert(people).values([
    { ...base, email: ANNA.email, name: ANNA.name, role: 'ae', pod: 'north', slackUserId: 'U0ANNA' },
    { ...base, email: 'carl@example.test', name: 'Carl Example', role: 'csm', pod: 'north', slackUserId: 'U0CARL' },
    { ...base, email: 'mona@example.test', name: 'Mona Example', role: 'manager', pod: 'north', slackUserId: 'U0MONA' },
  ]);
}

export async function seedAccount(db: Db, values: Partial<typeof accounts.$inferInsert> = {}): Promise<string> {
  const row = { accountId: 'acme', name: 'Acme', pod: 'north', aeEmail: ANNA.email, source: 'test', ...values };
  await db.insert(accounts).values(row);
  return row.accountId;
}

/** The health of `acme`, or its new score. */
export async function seedHealth(db: Db, score: number): Promise<void> {
  const row = { accountId: 'acme', scoredAt: NOW, modelVersion: 'm1', band: 'red' as const, trend: 'stable' as const };
  await db
    .insert(accountHealth)
    .values({ ...row, score, coverage: 1, dimensions: [] })
    .onConflictDoUpdate({ target: accountHealth.accountId, set: { score } });
}

export const DRIVER: Driver = {
  signal: 'logins',
  stream: 'usage_daily',
  value: -0.41,
  pointsLost: 18,
  reason: 'Logins down 41% in 14 days',
  action: 'book a 30-min usage review with their admin this week',
  actionDueOn: '2026-03-13',
};

export const observe = (band: Band, changes: Partial<Observation> = {}): Observation => ({
  accountId: 'acme',
  observedAt: NOW,
  band,
  score: { red: 30, yellow: 55, green: 80, unknown: null }[band],
  modelVersion: 'm1',
  driver: DRIVER,
  isDriverStale: false,
  staleSince: null,
  revenueAtRisk: 12_000,
  ...changes,
});

/** Announce one observation per step, each in its own transaction, `hours` after `NOW`. */
export async function run(
  { db }: Pick<Database, 'db'>,
  steps: readonly (readonly [hours: number, ...observations: Observation[]])[],
  settings: AlertSettings = ALERT_SETTINGS,
) {
  const announce = createAnnounceTransitions(settings);
  const summaries = [];
  for (const [hours, ...observations] of steps)
    summaries.push(await db.transaction((tx) => announce(tx, observations, hoursAfter(hours))));
  return summaries;
}
