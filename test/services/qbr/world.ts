import { eq } from 'drizzle-orm';
import { accountHealth, accounts, alerts, people, pods } from '../../../src/db/schema';
import type { Db } from '../../../src/db/client';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import type { QbrSettings } from '../../../src/services/qbr/settings';

/** The QBR of pod north is on Wednesday 2 December; its review falls due on Friday 27 November, 07:00 in Berlin. */
export const QBR_ON = '2026-12-02';
export const FRIDAY = new Date('2026-11-27T06:00:00Z');
export const SETTINGS: QbrSettings = {
  greenFrom: 71,
  rates: {},
  calendarOf: createCalendar({ people: {} }),
  timeZone: 'Europe/Berlin',
  revopsChannel: '#revops',
};

const source = 'test';
export const ANA = 'ana@example.test';
export const RITA = 'rita@example.test';

/** Pod north with an AE, a manager and a RevOps person, four accounts and one alert. */
export async function fillWorld(db: Db): Promise<void> {
  await db.insert(pods).values([
    { pod: 'north', channel: '#north', managerEmail: 'mona@example.test', qbrOn: QBR_ON, source },
    { pod: 'south', channel: '#south', source },
  ]);
  await db.insert(people).values([
    { email: ANA, name: 'Ana Example', role: 'ae', pod: 'north', timeZone: 'Europe/Berlin', source },
    { email: 'mona@example.test', name: 'Mona Example', role: 'manager', pod: 'north', source },
    { email: RITA, name: 'Rita Example', role: 'revops', slackUserId: 'U0RITA', source },
  ]);
  await db
    .insert(accounts)
    .values([
      account('acme', 'Acme', 200_000),
      account('zenith', 'Zenith', 100_000),
      account('quill', 'Quill', 50_000),
      account('silent', 'Silent', null),
    ]);
  await db.insert(accountHealth).values([health('acme', 30, 'red'), health('zenith', 80, 'green'), health('quill', 90, 'green')]); // prettier-ignore
  await db.insert(alerts).values({
    accountId: 'acme',
    driEmail: ANA,
    pod: 'north',
    fromBand: 'yellow',
    toBand: 'red',
    currentBand: 'red',
    tier: 'high',
    score: 30,
    modelVersion: 'm1',
    openedAt: new Date('2026-11-10T09:00:00Z'), // Tuesday 10:00 in Berlin
    postedAt: new Date('2026-11-10T09:00:00Z'),
    firstActionAt: new Date('2026-11-10T13:00:00Z'),
    reason: 'Logins down 41% in 14 days',
    action: 'book a usage review',
    actionDueOn: '2026-11-13',
  });
}

const account = (accountId: string, name: string, arr: number | null) => ({
  accountId,
  name,
  arr,
  currency: 'EUR',
  pod: 'north',
  aeEmail: ANA,
  source,
});

const health = (accountId: string, score: number, band: 'red' | 'green') => ({
  accountId,
  score,
  band,
  scoredAt: new Date('2026-11-27T05:00:00Z'),
  modelVersion: 'm1',
  coverage: 1,
  dimensions: [],
  trend: 'stable' as const,
});

export const moveQbr = (db: Db, qbrOn: string | null) => db.update(pods).set({ qbrOn }).where(eq(pods.pod, 'north'));
