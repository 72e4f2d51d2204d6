import { sql } from 'drizzle-orm';
import type { ActionKind } from '../../domain/action-kind';
import type { Intervention } from '../../domain/exec-report';
import type { Db } from '../client';
import { isCustomerOn } from './customers';

/** Between two instants, the second not included. */
export type Span = { from: Date; until: Date };
type AccountMoney = { accountId: string; name: string; arr: number | null; currency: string | null };

const ACTED = sql`l.first_action_at is not null`;
const TOLD_RED = sql`l.to_band = 'red' and (l.posted_at is not null or l.listed_at is not null)`;

/**
 * Alerts of accounts that turned Red in a span, by the first thing that was done about each (R196), the most frequent first. Recovered: the
 * account left Red, after the action where there was one, or its alert ended as saved; and it has not left since.
 */
export async function countInterventions(db: Db, { from, until }: Span): Promise<Intervention[]> {
  const { rows } = await db.execute<{ action: ActionKind | null; alerts: number; recovered: number }>(sql`
    select done.kind as action, count(*)::int as alerts, count(*) filter (where (l.outcome = 'saved'
        or l.recovered_at >= coalesce(l.first_action_at, l.opened_at)) and l.outcome is distinct from 'lost' and not exists (
          select from outcomes o where o.account_id = l.account_id and o.outcome = 'churned' and o.effective_on >= (l.opened_at at time zone 'utc')::date))::int as recovered
    from alerts l left join lateral (
      select data ->> 'kind' as kind from alert_events e where e.alert_id = l.alert_id and e.kind = 'action_logged' order by e.id limit 1
    ) done on true
    where ${TOLD_RED} and l.opened_at >= ${from.toISOString()}::timestamptz and l.opened_at < ${until.toISOString()}::timestamptz
    group by done.kind order by done.kind is null, alerts desc, done.kind`);
  return rows;
}

/** Accounts that were Red, were acted on, and left Red after that within the span (R197), the richer first; who has left by `today` was not rescued. */
export async function listRescued(db: Db, { from, until, today }: Span & { today: string }): Promise<AccountMoney[]> {
  const { rows } = await db.execute<AccountMoney>(sql`
    select a.account_id as "accountId", a.name, a.arr, a.currency from accounts a where a.account_id in (
      select l.account_id from alerts l where ${TOLD_RED} and ${ACTED} and l.recovered_at >= l.first_action_at
        and l.recovered_at >= ${from.toISOString()}::timestamptz and l.recovered_at < ${until.toISOString()}::timestamptz)
      and ${isCustomerOn(today)}
    order by a.arr desc nulls last, a.account_id`);
  return rows;
}

/** Accounts of alerts that are not resolved and that somebody has begun to act on (R197), as long as they are customers. */
export async function listInProgress(db: Db, today: string): Promise<AccountMoney[]> {
  const { rows } = await db.execute<AccountMoney>(sql`
    select a.account_id as "accountId", a.name, a.arr, a.currency
    from alerts l join accounts a using (account_id) where l.status <> 'resolved' and ${ACTED} and ${isCustomerOn(today)}
    order by a.arr desc nulls last, a.account_id`);
  return rows;
}

export type WeekLoad = { reps: number; overloaded: number; most: number; told: number; missed: number };

/** How many alerts people were told of in their fullest week of the span, each week from their own Monday (R32, R197). */
export async function measureLoad(db: Db, { from, until, budget }: Span & { budget: number }): Promise<WeekLoad> {
  const told = sql`least(l.posted_at, l.listed_at)`;
  const isIn = sql`>= ${from.toISOString()}::timestamptz`;
  const isBefore = sql`< ${until.toISOString()}::timestamptz`;
  const { rows } = await db.execute<WeekLoad>(sql`
    with weeks as (
      select l.dri_email, date_trunc('week', ${told} at time zone coalesce(p.time_zone, 'UTC')) as week, count(*)::int as alerts
      from alerts l left join people p on p.email = l.dri_email
      where ${told} ${isIn} and ${told} ${isBefore} group by 1, 2
    )
    select count(distinct dri_email)::int as reps, count(distinct dri_email) filter (where alerts > ${budget}::int)::int as overloaded,
      coalesce(max(alerts) filter (where dri_email is not null), 0)::int as most, coalesce(sum(alerts), 0)::int as told,
      (select count(*)::int from alerts l where l.missed_at ${isIn} and l.missed_at ${isBefore}) as missed
    from weeks`);
  return rows[0] ?? { reps: 0, overloaded: 0, most: 0, told: 0, missed: 0 };
}
