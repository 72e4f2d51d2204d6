import { eq } from 'drizzle-orm';
import type { Db } from '../../../src/db/client';
import {
  absences, accountHealth, alerts, contacts, digests, healthHistory, incidents, overrides, pods, qbrs, reports, savedFilters, spotChecks,
} from '../../../src/db/schema'; // prettier-ignore
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import { prepareQbr } from '../../../src/services/qbr/prepare-qbr';
import { ALERT_ID, fillWorld, NOW, OTHER_ALERT_ID, USERS } from '../world';
import type { Ids } from './surface';

const QBR_ON = '2026-11-25'; // the Wednesday of this week
const QBR_SETTINGS = {
  greenFrom: 71,
  rates: {},
  calendarOf: createCalendar({ people: {} }),
  timeZone: 'UTC',
  revopsChannel: '#revops',
};
const uuid = (digits: string): string => `0190a4f2-1111-4222-8333-44445555${digits}`;
export const DIGEST_ID = uuid('d001');

/** Pod West with something of everything that can be asked, pressed or sent: a list of the rep's own, a judgement, a check, a review. */
export async function fillSurfaces(db: Db): Promise<Ids> {
  await fillWorld(db);
  await fillAcme(db);
  const incident = await fillIncident(db);
  const check = await fillSpotCheck(db);
  const override = uuid('b001');
  await db.insert(overrides).values({
    overrideId: override, accountId: 'acme', byEmail: 'rep@example.com', points: 10, reason: 'They renewed by phone',
    scoreBefore: 31, bandBefore: 'red', createdAt: NOW, expiresAt: new Date('2026-12-22T23:00:00Z'),
  }); // prettier-ignore
  const list = uuid('e001');
  await db.insert(savedFilters).values({ filterId: list, email: 'rep@example.com', name: 'Acme and more', filter: { bands: ['red'] }, savedAt: NOW }); // prettier-ignore
  await fillDigest(db);
  await db.update(pods).set({ qbrOn: QBR_ON }).where(eq(pods.pod, 'West'));
  const qbr = await prepareQbr(db, QBR_SETTINGS, { pod: 'West', qbrOn: QBR_ON, revision: 1, now: NOW });
  if (qbr === null) throw new Error('no review was prepared');
  return { account: 'acme', typed: 'acme', alert: ALERT_ID, incident, qbr, override, check, list, pod: 'West' };
}

const REASON = { reason: 'Seats went back to us', action: 'call their buyer today' };

async function fillAcme(db: Db): Promise<void> {
  await db.update(accountHealth).set(REASON).where(eq(accountHealth.accountId, 'acme'));
  await db.update(alerts).set(REASON).where(eq(alerts.alertId, ALERT_ID));
  await db.insert(contacts).values({ accountId: 'acme', contactId: 'c1', name: 'Ada Byron', role: 'champion', source: 'test' }); // prettier-ignore
  await db.insert(healthHistory).values(
    [60, 31].map((score, index) => ({
      accountId: 'acme', day: `2026-11-${20 + index}`, scoredAt: NOW, modelVersion: 'v1', score,
      band: index === 0 ? ('yellow' as const) : ('red' as const), coverage: 1, dimensions: {}, points: {},
    })),
  ); // prettier-ignore
}

/** The alert of the account with the hostile name waits for RevOps. */
async function fillIncident(db: Db): Promise<string> {
  const incidentId = uuid('c001');
  await db.insert(incidents).values({
    incidentId, driverSignal: 'login_trend_14d', openedAt: NOW, accounts: 1, fleet: 3, releaseAt: new Date('2026-11-24T09:00:00Z'),
  }); // prettier-ignore
  const unposted = { incidentId, route: 'grouped' as const, channelId: null, messageTs: null };
  await db.update(alerts).set(unposted).where(eq(alerts.alertId, OTHER_ALERT_ID));
  return incidentId;
}

/** The manager of West is asked whether Acme's score is right. */
async function fillSpotCheck(db: Db): Promise<string> {
  const acme = { spotCheckId: uuid('a001'), accountId: 'acme', score: 31, band: 'red' as const, reason: REASON.reason };
  const month = '2026-11-01';
  const asked = { month, reviewerEmail: 'manager@example.com', drawnAt: NOW, modelVersion: 'abc' };
  await db.insert(spotChecks).values({ ...asked, ...acme });
  const checks = [{ ...acme, accountName: 'Acme', ground: 'near_edge' }];
  const content = { month, checks };
  await db.insert(reports).values({ kind: 'spot_checks', audience: 'manager@example.com', period: month, createdAt: NOW, content }); // prettier-ignore
  return acme.spotCheckId;
}

async function fillDigest(db: Db): Promise<void> {
  const none = { rows: [], total: 0 };
  await db.insert(digests).values({
    digestId: DIGEST_ID, email: 'rep@example.com', kind: 'daily', period: '2026-11-23', createdAt: NOW, alertIds: [ALERT_ID],
    rows: { alerts: { rows: [ALERT_ID], total: 1 }, steps: none, monday: null },
  }); // prettier-ignore
}

const MEMBERS = ['rep', 'csm', 'otherRep', 'manager', 'otherManager', 'revops', 'exec'] as const;

/** Everyone is away, and can come back. */
export const sendAway = (db: Db): Promise<unknown> =>
  db.insert(absences).values(
    MEMBERS.map((who) => ({
      email: USERS[who].email,
      startsAt: NOW,
      until: new Date('2026-12-03T00:00:00Z'),
      createdAt: NOW,
      createdByEmail: USERS[who].email,
    })),
  );

/** Every review was sent back, and can be prepared again. */
export const sendBackAll = (db: Db): Promise<unknown> =>
  db.update(qbrs).set({ status: 'sent_back', note: 'Numbers of Friday', decidedAt: NOW, decidedByEmail: 'revops@example.com' }); // prettier-ignore
