import { sql } from 'drizzle-orm';
import type { JudgedOutcome } from '../../domain/monthly-review';
import type { Db } from '../client';

const LOOK_BACK_DAYS = 6; // a day without a run leaves the score of the day before

/**
 * Every account that stayed or left from `from` to `until` (YYYY-MM-DD, both included), with the band of its last score `leadDays` before
 * its end, at most six days older. Of several outcomes leaving counts, else the last. What was cut stayed and lost something: it says
 * nothing of Red, and is left out.
 */
export async function listJudgedOutcomes(
  db: Db,
  { from, until, leadDays }: { from: string; until: string; leadDays: number },
): Promise<JudgedOutcome[]> {
  const { rows } = await db.execute<JudgedOutcome>(sql`
    with ended as (
      select distinct on (account_id) account_id, outcome, effective_on from outcomes
      where outcome in ('churned', 'renewed', 'expanded') and effective_on between ${from}::date and ${until}::date
      order by account_id, outcome = 'churned' desc, effective_on desc, outcome = 'renewed' desc
    )
    select e.account_id as "accountId", a.name, a.pod, a.arr, a.currency, e.outcome, e.effective_on as "effectiveOn",
      coalesce(h.band, 'unknown') as band, case when h.band <> 'unknown' then h.score end as score
    from ended e join accounts a using (account_id)
    left join lateral (
      select band, score from health_history h
      where h.account_id = e.account_id and h.day <= e.effective_on - ${leadDays}::int
        and h.day >= e.effective_on - ${leadDays + LOOK_BACK_DAYS}::int
      order by h.day desc limit 1) h on true
    order by e.effective_on, e.account_id`);
  return rows;
}

export type GradedPrediction = {
  accountId: string;
  name: string;
  pod: string | null;
  arr: number | null;
  currency: string | null;
  claim: string;
  dueOn: string;
  verdict: 'right' | 'wrong' | 'unknown' | null; // null: not graded yet
};

/** Predictions whose day fell into the month. */
export async function listMonthPredictions(
  db: Db,
  { from, until }: { from: string; until: string },
): Promise<GradedPrediction[]> {
  const { rows } = await db.execute<GradedPrediction>(sql`
    select p.account_id as "accountId", a.name, a.pod, a.arr, a.currency, p.claim, p.due_on as "dueOn", p.verdict
    from predictions p join accounts a using (account_id)
    where p.due_on between ${from}::date and ${until}::date order by p.due_on, p.prediction_id`);
  return rows;
}
