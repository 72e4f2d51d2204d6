import { and, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Band } from '../../domain/band';
import type { Judged, Override } from '../../domain/override';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import { accountHealth, accounts, overrides, people } from '../schema';
import { visibleTo } from './visible-accounts';

/** Whose account it is and what the model says of it: all that decides whether someone may judge it. */
export type JudgedAccount = {
  accountId: string;
  aeEmail: string | null;
  csmEmail: string | null;
  managerEmails: readonly string[]; // of its AE and CSM
  pod: string | null;
  score: number | null;
  band: Band | null;
};

const ae = alias(people, 'ae');
const csm = alias(people, 'csm');

/** Null: no such account. */
export async function findJudgedAccount(db: Db, accountId: string): Promise<JudgedAccount | null> {
  const [row] = await selectJudged(db, accountId);
  return row === undefined ? null : toJudgedAccount(row);
}

/** The same, and within a transaction others who judge this account wait until it ends. */
export async function lockJudgedAccount(db: Db, accountId: string): Promise<JudgedAccount | null> {
  const [row] = await selectJudged(db, accountId).for('no key update', { of: accounts });
  return row === undefined ? null : toJudgedAccount(row);
}

const selectJudged = (db: Db, accountId: string) =>
  db
    .select({
      accountId: accounts.accountId,
      aeEmail: accounts.aeEmail,
      csmEmail: accounts.csmEmail,
      pod: accounts.pod,
      aeManager: ae.managerEmail,
      csmManager: csm.managerEmail,
      score: accountHealth.score,
      band: accountHealth.band,
    })
    .from(accounts)
    .leftJoin(ae, eq(ae.email, accounts.aeEmail))
    .leftJoin(csm, eq(csm.email, accounts.csmEmail))
    .leftJoin(accountHealth, eq(accountHealth.accountId, accounts.accountId))
    .where(eq(accounts.accountId, accountId))
    .$dynamic();

function toJudgedAccount({
  aeManager,
  csmManager,
  ...account
}: Awaited<ReturnType<typeof selectJudged>>[number]): JudgedAccount {
  return { ...account, managerEmails: [aeManager, csmManager].filter((email) => email !== null) };
}

/** Whether the account exists and lies in the scope. */
export async function isAccountVisible(db: Db, args: { accountId: string; scope: Scope }): Promise<boolean> {
  const found = await db
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(and(eq(accounts.accountId, args.accountId), visibleTo(args.scope)));
  return found.length > 0;
}

export type NewOverride = Omit<Override, 'overrideId' | 'byName' | 'withdrawnAt' | 'withdrawnBy'>;

/** Returns the new row's id. */
export async function insertOverride(db: Db, { judged, ...rest }: NewOverride): Promise<string> {
  const said = judged.kind === 'points' ? { points: judged.points } : { band: judged.band };
  const [row] = await db
    .insert(overrides)
    .values({ ...rest, ...said })
    .returning({ overrideId: overrides.overrideId });
  if (row === undefined) throw new Error('an override was inserted but no row came back');
  return row.overrideId;
}

/** All of an account made by `now`, newest first. */
export async function listOverrides(db: Db, args: { accountId: string; now: Date }): Promise<Override[]> {
  const rows = await selectOverrides(db)
    .where(and(eq(overrides.accountId, args.accountId), lte(overrides.createdAt, args.now)))
    .orderBy(desc(overrides.createdAt), desc(overrides.overrideId));
  return rows.flatMap(toOverride);
}

export async function findOverride(db: Db, overrideId: string): Promise<Override | null> {
  const rows = await selectOverrides(db).where(eq(overrides.overrideId, overrideId));
  return rows.flatMap(toOverride)[0] ?? null;
}

/** The judgement that stands by the account at `now`, or null. Read by what shows it, and by nothing that scores. */
export async function findStandingOverride(db: Db, args: { accountId: string; now: Date }): Promise<Override | null> {
  const rows = await selectOverrides(db)
    .where(
      and(
        eq(overrides.accountId, args.accountId),
        lte(overrides.createdAt, args.now),
        gt(overrides.expiresAt, args.now),
        sql`(${overrides.withdrawnAt} is null or ${overrides.withdrawnAt} > ${args.now.toISOString()})`,
      ),
    )
    .orderBy(desc(overrides.createdAt), desc(overrides.overrideId))
    .limit(1);
  return rows.flatMap(toOverride)[0] ?? null;
}

/** Take one back. False when it was taken back or over already: the guard is in the statement. */
export async function withdrawOverride(
  db: Db,
  args: { overrideId: string; byEmail: string; now: Date },
): Promise<boolean> {
  const changed = await db
    .update(overrides)
    .set({ withdrawnAt: args.now, withdrawnBy: args.byEmail })
    .where(
      and(eq(overrides.overrideId, args.overrideId), isNull(overrides.withdrawnAt), gt(overrides.expiresAt, args.now)),
    )
    .returning({ overrideId: overrides.overrideId });
  return changed.length > 0;
}

const selectOverrides = (db: Db) =>
  db
    .select({ row: overrides, byName: sql<string>`coalesce(${people.name}, ${overrides.byEmail})` })
    .from(overrides)
    .leftJoin(people, eq(people.email, overrides.byEmail))
    .$dynamic();

/** A row that judges nothing, which none of ours does, is left out. */
export function toOverride({ row, byName }: { row: typeof overrides.$inferSelect; byName: string }): Override[] {
  const { points, band, ...rest } = row;
  const judged = toJudged(points, band);
  return judged === null ? [] : [{ ...rest, byName, judged }];
}

function toJudged(points: number | null, band: (typeof overrides.$inferSelect)['band']): Judged | null {
  if (points !== null) return { kind: 'points', points };
  return band === null ? null : { kind: 'band', band };
}
