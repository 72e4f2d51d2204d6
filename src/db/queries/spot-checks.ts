import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Segment } from '../../domain/account';
import type { KnownBand } from '../../domain/band';
import type { SpotCheck, SpotCheckVerdict } from '../../domain/judgement';
import type { Db } from '../client';
import { accounts, people, spotChecks } from '../schema';
import { isCustomerOn } from './customers';
import { midnight } from './midnight';

/** An account whose score may be looked at, with what makes that worth while. */
export type SpotCheckSubject = {
  accountId: string;
  name: string;
  segment: Segment | null;
  arr: number | null;
  currency: string | null;
  score: number;
  band: KnownBand;
  reason: string | null;
  modelVersion: string;
  bandChangedDays: number | null;
  isJudged: boolean;
  untouchedDays: number | null; // since the last contact, or since it became a customer; null: no contacts are recorded at all
  wasDrawnLast: boolean;
};

type Drawing = { pods: readonly string[]; withPodless: boolean; month: string; now: Date };

/** Every account of these pods that has a band and that nobody has been asked to look at this month. */
export async function listSpotCheckSubjects(
  db: Db,
  { pods, withPodless, month, now }: Drawing,
): Promise<SpotCheckSubject[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const today = sql`${now.toISOString().slice(0, 10)}::date`;
  const daysSince = (instant: SQL): SQL => sql`extract(epoch from ${at} - ${instant})::float8 / 86400`;
  const { rows } = await db.execute<SpotCheckSubject>(sql`
    with recorded as (select exists (select from source_streams where stream = 'activities') as yes),
    last_month as (select account_id from spot_checks where month = (${month}::date - interval '1 month')::date)
    select a.account_id as "accountId", a.name, a.segment, a.arr, a.currency, h.score, h.band, h.reason, h.model_version as "modelVersion",
      ${daysSince(sql`s.observed_since`)} as "bandChangedDays",
      exists (select from overrides o where o.account_id = a.account_id and o.created_at <= ${at} and o.expires_at > ${at}
        and (o.withdrawn_at is null or o.withdrawn_at > ${at})) as "isJudged",
      case when recorded.yes then ${daysSince(sql`coalesce(touched.at, ${midnight(sql`a.created_on`)})`)} end as "untouchedDays",
      a.account_id in (select account_id from last_month) as "wasDrawnLast"
    from accounts a cross join recorded
    join account_health h on h.account_id = a.account_id and h.band <> 'unknown' and h.score is not null
    left join alert_states s on s.account_id = a.account_id and s.observed_since <= ${at}
    left join lateral (select max(happened_at) as at from activities t
      where t.account_id = a.account_id and t.happened_at <= ${at} and t.attended is distinct from false) touched on true
    where (a.pod = any(${sql.param([...pods])}::text[]) or (${withPodless} and a.pod is null))
      and ${isCustomerOn(today)}
      and not exists (select from spot_checks c where c.account_id = a.account_id and c.month = ${month}::date)`);
  return rows;
}

export type NewSpotCheck = typeof spotChecks.$inferInsert;

/** Keep what was drawn; returns account → id. An account somebody else was asked about meanwhile is left out. */
export async function insertSpotChecks(db: Db, rows: readonly NewSpotCheck[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const kept = await db
    .insert(spotChecks)
    .values([...rows])
    .onConflictDoNothing({ target: [spotChecks.month, spotChecks.accountId] })
    .returning({ accountId: spotChecks.accountId, spotCheckId: spotChecks.spotCheckId });
  return new Map(kept.map(({ accountId, spotCheckId }) => [accountId, spotCheckId]));
}

/** With the pod its account is in now. */
export async function findSpotCheck(db: Db, spotCheckId: string): Promise<(SpotCheck & { pod: string | null }) | null> {
  const [row] = await selectSpotChecks(db).where(eq(spotChecks.spotCheckId, spotCheckId));
  return row ?? null;
}

/** All that one person was asked to look at in one month. */
export async function listSpotChecks(
  db: Db,
  { reviewerEmail, month }: { reviewerEmail: string; month: string },
): Promise<SpotCheck[]> {
  return selectSpotChecks(db)
    .where(and(eq(spotChecks.reviewerEmail, reviewerEmail), eq(spotChecks.month, month)))
    .orderBy(asc(spotChecks.spotCheckId));
}

export type SpotCheckAnswer = { verdict: SpotCheckVerdict; note: string | null };

/** What someone says about a score. False when somebody has said so before: the guard is in the statement. */
export async function answerSpotCheck(
  db: Db,
  { spotCheckId, byEmail, now, ...answer }: SpotCheckAnswer & { spotCheckId: string; byEmail: string; now: Date },
): Promise<boolean> {
  const changed = await db
    .update(spotChecks)
    .set({ ...answer, checkedAt: now, checkedByEmail: byEmail })
    .where(and(eq(spotChecks.spotCheckId, spotCheckId), isNull(spotChecks.verdict)))
    .returning({ spotCheckId: spotChecks.spotCheckId });
  return changed.length > 0;
}

const selectSpotChecks = (db: Db) =>
  db
    .select({
      spotCheckId: spotChecks.spotCheckId,
      accountId: spotChecks.accountId,
      accountName: accounts.name,
      pod: accounts.pod,
      month: spotChecks.month,
      reviewerEmail: spotChecks.reviewerEmail,
      score: spotChecks.score,
      band: spotChecks.band,
      reason: spotChecks.reason,
      verdict: spotChecks.verdict,
      note: spotChecks.note,
      checkedByName: sql<string | null>`coalesce(${people.name}, ${spotChecks.checkedByEmail})`,
      checkedAt: spotChecks.checkedAt,
    })
    .from(spotChecks)
    .innerJoin(accounts, eq(accounts.accountId, spotChecks.accountId))
    .leftJoin(people, eq(people.email, spotChecks.checkedByEmail))
    .$dynamic();
