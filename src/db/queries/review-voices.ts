import { sql } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { FeedbackReason, SpotCheckVerdict } from '../../domain/judgement';
import type { TriggerId } from '../../domain/trigger';
import type { Db } from '../client';

type Account = { accountId: string; name: string; pod: string | null; arr: number | null; currency: string | null };
/** The first instant of a month and that of the next one. */
export type MonthSpan = { fromAt: Date; untilAt: Date };

export type FeedbackRow = Account & {
  trigger: TriggerId;
  reason: FeedbackReason;
  note: string | null;
  byName: string;
  givenOn: string; // UTC
};

const ACCOUNT = sql`a.account_id as "accountId", a.name, a.pod, a.arr, a.currency`;

/** What people called no use in the month (R84), oldest first. */
export async function listFeedback(db: Db, { fromAt, untilAt }: MonthSpan): Promise<FeedbackRow[]> {
  const { rows } = await db.execute<FeedbackRow>(sql`
    select ${ACCOUNT}, al.trigger, f.reason, f.note, coalesce(p.name, f.by_email) as "byName",
      (f.given_at at time zone 'utc')::date as "givenOn"
    from alert_feedback f join alerts al using (alert_id) join accounts a using (account_id) left join people p on p.email = f.by_email
    where f.given_at >= ${fromAt.toISOString()}::timestamptz and f.given_at < ${untilAt.toISOString()}::timestamptz
    order by f.given_at, f.feedback_id`);
  return rows;
}

export type SpotCheckRow = Account & {
  score: number | null;
  band: Band;
  reviewerName: string;
  verdict: SpotCheckVerdict | null;
  note: string | null;
  checkedByName: string | null;
  drawnOn: string; // UTC
};

/** Everything people were asked to look at in one month (R85), whenever they answered. */
export async function listMonthSpotChecks(db: Db, month: string): Promise<SpotCheckRow[]> {
  const { rows } = await db.execute<SpotCheckRow>(sql`
    select ${ACCOUNT}, c.score, c.band, c.verdict, c.note, coalesce(r.name, c.reviewer_email) as "reviewerName",
      coalesce(p.name, c.checked_by_email) as "checkedByName", (c.drawn_at at time zone 'utc')::date as "drawnOn"
    from spot_checks c join accounts a using (account_id)
    left join people r on r.email = c.reviewer_email left join people p on p.email = c.checked_by_email
    where c.month = ${month}::date order by c.reviewer_email, c.spot_check_id`);
  return rows;
}

/** Answers given in this month to scores of earlier ones: they count for their own, whose review has been read. */
export async function countLateAnswers(db: Db, month: string, { fromAt, untilAt }: MonthSpan): Promise<number> {
  const { rows } = await db.execute<{ late: number }>(sql`
    select count(*)::int as late from spot_checks
    where month < ${month}::date and checked_at >= ${fromAt.toISOString()}::timestamptz and checked_at < ${untilAt.toISOString()}::timestamptz`);
  return rows[0]?.late ?? 0;
}
