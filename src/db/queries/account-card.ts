import { and, desc, eq, getTableColumns, gt, isNull, lte, ne, or, sql, sum } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { OpenAlert, Sponsor } from '../../domain/account-card';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import {
  accountHealth,
  accounts,
  alerts,
  calibrations,
  contacts,
  healthHistory,
  people,
  sourceStreams,
  usageDaily,
} from '../schema';
import { visibleTo } from './visible-accounts';

const ae = alias(people, 'ae');
const csm = alias(people, 'csm');

/** An account with its present health and owners, or null: not there, or not in the scope. */
export async function findVisibleAccount(db: Db, args: { accountId: string; scope: Scope }) {
  const [row] = await db
    .select({
      account: getTableColumns(accounts),
      health: getTableColumns(accountHealth),
      aeName: ae.name,
      aeSlackUserId: slackUserIdOf(ae),
      csmName: csm.name,
      csmSlackUserId: slackUserIdOf(csm),
      calibrationOutcomes: calibrations.outcomes,
    })
    .from(accounts)
    .leftJoin(accountHealth, eq(accountHealth.accountId, accounts.accountId))
    .leftJoin(calibrations, eq(calibrations.modelVersion, accountHealth.modelVersion))
    .leftJoin(ae, eq(ae.email, accounts.aeEmail))
    .leftJoin(csm, eq(csm.email, accounts.csmEmail))
    .where(and(eq(accounts.accountId, args.accountId), visibleTo(args.scope)));
  return row ?? null;
}

export type VisibleAccount = NonNullable<Awaited<ReturnType<typeof findVisibleAccount>>>;

const slackUserIdOf = (person: typeof ae | typeof csm) =>
  sql<string | null>`coalesce(${person.givenSlackUserId}, ${person.slackUserId})`;

/** One score a day, oldest first, of the days after `afterDay` up to `lastDay`. */
export function listScores(db: Db, args: { accountId: string; afterDay: string; lastDay: string }) {
  return db
    .select({ day: healthHistory.day, score: healthHistory.score })
    .from(healthHistory)
    .where(
      and(
        eq(healthHistory.accountId, args.accountId),
        gt(healthHistory.day, args.afterDay),
        lte(healthHistory.day, args.lastDay),
      ),
    )
    .orderBy(healthHistory.day);
}

/** What all accounts of one currency pay a year; of accounts without a currency those without one. Null: nobody's ARR is known. */
export async function sumArr(db: Db, currency: string | null): Promise<number | null> {
  const [row] = await db
    .select({ arr: sum(accounts.arr).mapWith(Number) })
    .from(accounts)
    .where(currency === null ? isNull(accounts.currency) : eq(accounts.currency, currency));
  return row?.arr ?? null;
}

/** Where the account's usage comes from: the source of its last day by `today`; null when it never had any. */
export async function findUsageSource(db: Db, args: { accountId: string; today: string }): Promise<string | null> {
  const [row] = await db
    .select({ source: usageDaily.source })
    .from(usageDaily)
    .where(and(eq(usageDaily.accountId, args.accountId), lte(usageDaily.day, args.today)))
    .orderBy(desc(usageDaily.day))
    .limit(1);
  return row?.source ?? null;
}

/** The sponsor seen most recently who has not left by `today`. */
export async function readSponsor(db: Db, args: { accountId: string; today: string }): Promise<Sponsor> {
  const [sponsor] = await db
    .select({ name: contacts.name, lastSeenAt: contacts.lastSeenAt })
    .from(contacts)
    .where(
      and(
        eq(contacts.accountId, args.accountId),
        eq(contacts.role, 'executive_sponsor'),
        or(isNull(contacts.leftOn), gt(contacts.leftOn, args.today)),
      ),
    )
    .orderBy(sql`${contacts.lastSeenAt} desc nulls last`)
    .limit(1);
  if (sponsor !== undefined) return { kind: 'known', ...sponsor };
  const [connected] = await db.select().from(sourceStreams).where(eq(sourceStreams.stream, 'contacts')).limit(1);
  return { kind: connected === undefined ? 'not_known' : 'none' };
}

export async function findOpenAlert(db: Db, accountId: string): Promise<OpenAlert | null> {
  const [row] = await db
    .select({
      alertId: alerts.alertId,
      status: alerts.status,
      driName: sql<string>`coalesce(${people.name}, ${alerts.driEmail}, 'nobody yet')`,
      openedAt: alerts.openedAt,
      snoozedUntil: alerts.snoozedUntil,
      isGrouped: sql<boolean>`${alerts.route} = 'grouped'`,
    })
    .from(alerts)
    .leftJoin(people, eq(people.email, alerts.driEmail))
    .where(and(eq(alerts.accountId, accountId), ne(alerts.status, 'resolved')))
    .orderBy(desc(alerts.openedAt))
    .limit(1);
  return row ?? null;
}
