import { sql } from 'drizzle-orm';
import type { Db } from '../client';

const NEAR_POINTS = 2; // this far above a band's lower edge is beside it

/** Alerts told to each person since Monday 00:00 where they are: posted in a channel, or listed in a digest (R32, X15). */
export async function listRepLoads(db: Db, now: Date): Promise<{ email: string; told: number }[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const monday = sql`(date_trunc('week', ${at} at time zone coalesce(people.time_zone, 'UTC')) at time zone coalesce(people.time_zone, 'UTC'))`;
  const { rows } = await db.execute<{ email: string; told: string }>(sql`
    select alerts.dri_email as email, count(*) as told
    from alerts left join people on people.email = alerts.dri_email
    where alerts.dri_email is not null and coalesce(alerts.posted_at, alerts.listed_at) between ${monday} and ${at}
    group by alerts.dri_email order by told desc, alerts.dri_email`);
  return rows.map(({ email, told }) => ({ email, told: Number(told) }));
}

export type SubjectSigns = {
  email: string; // '' all of them together
  yellowAccounts: number;
  yellowOverridden: number;
  accounts: number;
  nearEdge: number;
  nearEdgeModel: number; // by the model's score alone
  madeBeforeReview: number;
};

type Row = Record<Exclude<keyof SubjectSigns, 'email'>, string> & { email: string };

/**
 * What R27 looks at, for the company and for everyone who owns accounts (as AE; else as CSM): one pass over scores and judgements.
 * @param edges - the lower edges of the bands above red, of the model in force.
 */
export async function listGamingSigns(
  db: Db,
  { edges, now }: { edges: readonly number[]; now: Date },
): Promise<SubjectSigns[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const near = (score: ReturnType<typeof sql>) =>
    sql`exists (select 1 from unnest(${sql.param([...edges])}::int[]) edge where ${score} between edge and edge + ${NEAR_POINTS}::int)`;
  const { rows } = await db.execute<Row>(sql`
    with judged as (
      select distinct on (account_id) account_id, points from overrides
      where withdrawn_at is null and expires_at > ${at} and created_at <= ${at} order by account_id, created_at desc),
    recent as (
      select overrides.account_id, lower(overrides.by_email) as by_email,
        pods.qbr_on is not null and (overrides.created_at at time zone 'utc')::date between pods.qbr_on - 7 and pods.qbr_on as is_before_review
      from overrides join accounts using (account_id) left join pods on pods.pod = accounts.pod
      where overrides.created_at > ${at} - interval '30 days' and overrides.created_at <= ${at}),
    book as (
      select coalesce(accounts.ae_email, accounts.csm_email) as email, health.score, health.band,
        least(100, greatest(0, health.score + coalesce(judged.points, 0))) as judged_score,
        exists (select 1 from recent where recent.account_id = health.account_id) as is_overridden
      from account_health health join accounts using (account_id) left join judged using (account_id)
      where health.score is not null and health.band <> 'unknown')
    select coalesce(email, '') as email,
      count(*) filter (where band = 'yellow') as "yellowAccounts",
      count(*) filter (where band = 'yellow' and is_overridden) as "yellowOverridden",
      count(*) as accounts,
      count(*) filter (where ${near(sql`judged_score`)}) as "nearEdge",
      count(*) filter (where ${near(sql`score`)}) as "nearEdgeModel",
      (select count(*) from recent where is_before_review and (grouping(book.email) = 1 or by_email = book.email)) as "madeBeforeReview"
    from book group by grouping sets ((email), ())
    having grouping(book.email) = 1 or email is not null`);
  return rows.map(toSigns);
}

const toSigns = ({ email, ...counts }: Row): SubjectSigns => ({
  email,
  yellowAccounts: Number(counts.yellowAccounts),
  yellowOverridden: Number(counts.yellowOverridden),
  accounts: Number(counts.accounts),
  nearEdge: Number(counts.nearEdge),
  nearEdgeModel: Number(counts.nearEdgeModel),
  madeBeforeReview: Number(counts.madeBeforeReview),
});

/** Red alerts told in the last 30 days, each with what R33 asks. */
export async function listRedAnswers(
  db: Db,
  { since, now }: { since: Date; now: Date },
): Promise<{ toldAt: Date; firstActionAt: Date | null; timeZone: string; driEmail: string | null }[]> {
  const { rows } = await db.execute<{
    told_at: string;
    first_action_at: string | null;
    time_zone: string;
    dri_email: string | null;
  }>(sql`
    select coalesce(posted_at, listed_at, opened_at) as told_at, first_action_at, dri_email,
      coalesce(people.time_zone, 'UTC') as time_zone
    from alerts left join people on people.email = alerts.dri_email
    where to_band = 'red' and route <> 'unposted'
      and coalesce(posted_at, listed_at, opened_at) between ${since.toISOString()}::timestamptz and ${now.toISOString()}::timestamptz`);
  return rows.map((row) => ({
    toldAt: new Date(row.told_at),
    firstActionAt: row.first_action_at === null ? null : new Date(row.first_action_at),
    timeZone: row.time_zone,
    driEmail: row.dri_email,
  }));
}

/** How much each mitigation holds back at this moment: changes withheld, alerts deferred this week, unresolved alerts without a name. */
export async function countMitigations(
  db: Db,
  { weekStart, now }: { weekStart: Date; now: Date },
): Promise<{ withheld: number; deferred: number; nameless: number; reminded: number; currentOverrides: number }> {
  const since = sql`${weekStart.toISOString()}::timestamptz`;
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<Record<string, string>>(sql`
    select (select count(*) from account_health where withheld_since is not null) as withheld,
      (select count(*) from alerts where route = 'deferred' and opened_at >= ${since}) as deferred,
      (select count(*) from alerts where dri_email is null and status <> 'resolved') as nameless,
      (select count(*) from alerts where reminded_at >= ${since}) as reminded,
      (select count(*) from overrides where withdrawn_at is null and expires_at > ${at}) as overrides`);
  const [row] = rows;
  const of = (key: string): number => Number(row?.[key] ?? 0);
  return {
    withheld: of('withheld'),
    deferred: of('deferred'),
    nameless: of('nameless'),
    reminded: of('reminded'),
    currentOverrides: of('overrides'),
  };
}
