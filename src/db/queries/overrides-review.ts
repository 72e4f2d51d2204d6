import { sql, type SQL } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { Override, OverrideAftermath } from '../../domain/override';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import { accounts, overrides, people } from '../schema';
import { toOverride } from './overrides';
import { visibleTo } from './visible-accounts';

const day = (instant: SQL): SQL => sql`(${instant} at time zone 'utc')::date`;

/** How long after its end what happens to the account still speaks for or against a judgement. */
const OUTCOME_WITHIN_DAYS = 180;

/**
 * Judgements of the scope made from `from` on and before `now`, newest first, each with what became of its account by `now`: the first outcome within
 * 180 days of its end, and the model's last score between the day after it was made and the day it ended, of the model version that stood when
 * it was made (scores of two models do not compare).
 */
export async function listOverrideAftermaths(
  db: Db,
  { scope, from, now }: { scope: Scope; from: Date; now: Date },
): Promise<{ override: Override; accountName: string; aftermath: OverrideAftermath }[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const endedAt = sql`least(${overrides.expiresAt}, coalesce(${overrides.withdrawnAt}, ${overrides.expiresAt}), ${at})`;
  const later = sql`(
    select s.score, s.band from health_history s
    where s.account_id = ${overrides.accountId} and s.day > ${day(sql`${overrides.createdAt}`)} and s.day <= ${day(endedAt)}
      and s.model_version = (
        select b.model_version from health_history b
        where b.account_id = ${overrides.accountId} and b.day <= ${day(sql`${overrides.createdAt}`)} order by b.day desc limit 1)
    order by s.day desc limit 1)`;
  const ended = sql`(
    select o.outcome, o.effective_on from outcomes o
    where o.account_id = ${overrides.accountId} and o.outcome is not null and o.effective_on > ${day(sql`${overrides.createdAt}`)}
      and o.effective_on <= least(${day(at)}, ${day(sql`${overrides.expiresAt}`)} + ${OUTCOME_WITHIN_DAYS}::int)
    order by o.effective_on, o.key limit 1)`;
  const rows = await db
    .select({
      row: overrides,
      byName: sql<string>`coalesce(${people.name}, ${overrides.byEmail})`,
      accountName: accounts.name,
      outcome: sql<OverrideAftermath['outcome']>`ended.outcome`,
      outcomeOn: sql<string | null>`ended.effective_on`,
      laterScore: sql<number | null>`later.score`,
      laterBand: sql<Band | null>`later.band`,
    })
    .from(overrides)
    .innerJoin(accounts, sql`${accounts.accountId} = ${overrides.accountId}`)
    .leftJoin(people, sql`${people.email} = ${overrides.byEmail}`)
    .leftJoin(sql`lateral ${later} later`, sql`true`)
    .leftJoin(sql`lateral ${ended} ended`, sql`true`)
    .where(
      sql`${overrides.createdAt} >= ${from.toISOString()} and ${overrides.createdAt} <= ${at} and ${visibleTo(scope)}`,
    )
    .orderBy(sql`${overrides.createdAt} desc, ${overrides.overrideId}`);
  return rows.flatMap(toReviewed);
}

type Row = Parameters<typeof toOverride>[0] & OverrideAftermath & { accountName: string };

function toReviewed({ row, byName, accountName, ...aftermath }: Row) {
  return toOverride({ row, byName }).map((override) => ({ override, accountName, aftermath }));
}
