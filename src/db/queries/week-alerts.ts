import { sql, type SQL } from 'drizzle-orm';
import type { PodScope } from '../../domain/score-move';
import type { Db } from '../client';

/** An alert that someone was told of, as a week's report looks at it. */
export type WeekAlert = {
  accountName: string;
  driEmail: string | null;
  driName: string;
  timeZone: string; // of the DRI
  toldAt: Date;
  firstActionAt: Date | null;
  missedAt: Date | null;
  isWaiting: boolean; // Critical, High or Red, unresolved, not snoozed, and nothing was done
  revenueAtRisk: number | null;
};

type Row = Omit<WeekAlert, 'toldAt' | 'firstActionAt' | 'missedAt'> &
  Record<'toldAt' | 'firstActionAt' | 'missedAt', string | null>;

/** Alerts of these pods that were told, acted on or missed since an instant, and those that still wait, however old. */
export async function listWeekAlerts(
  db: Db,
  { scope, since, now }: { scope: PodScope; since: Date; now: Date },
): Promise<WeekAlert[]> {
  const from = since.toISOString();
  const told = sql`coalesce(least(l.posted_at, l.listed_at), l.opened_at)`;
  const isWaiting = sql`(l.status in ('open', 'acknowledged') and l.first_action_at is null
    and (l.tier in ('critical', 'high') or l.to_band is not distinct from 'red'))`;
  const { rows } = await db.execute<Row>(sql`
    select a.name as "accountName", l.dri_email as "driEmail", coalesce(p.name, l.dri_email, 'Nobody named') as "driName",
      coalesce(p.time_zone, 'UTC') as "timeZone", ${told} as "toldAt", l.first_action_at as "firstActionAt",
      l.missed_at as "missedAt", ${isWaiting} as "isWaiting", l.revenue_at_risk as "revenueAtRisk"
    from alerts l join accounts a using (account_id) left join people p on p.email = l.dri_email
    where ${isOf(scope)} and (l.posted_at is not null or l.listed_at is not null) and ${told} <= ${now.toISOString()}::timestamptz
      and (${told} >= ${from}::timestamptz or l.first_action_at >= ${from}::timestamptz or l.missed_at >= ${from}::timestamptz or ${isWaiting})
    order by l.opened_at, l.alert_id`);
  return rows.map(({ toldAt, firstActionAt, missedAt, ...row }) => ({
    ...row,
    toldAt: new Date(toldAt ?? from),
    firstActionAt: toDate(firstActionAt),
    missedAt: toDate(missedAt),
  }));
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));

function isOf(scope: PodScope): SQL {
  if (scope === null) return sql`true`;
  const named = sql`l.pod = any(${sql.param([...scope.pods])}::text[])`;
  return scope.withPodless ? sql`(${named} or l.pod is null)` : named;
}
