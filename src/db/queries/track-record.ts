import { sql } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { Db } from '../client';

/** Accounts of one score and band on a past day, and what became of them within the horizon. */
export type FateCell = {
  score: number;
  band: Band;
  accounts: number;
  left: number;
  expanded: number;
};

const LOOK_BACK_DAYS = 6; // a day without a run leaves the scores of the day before

/** The last day with scores by this model at or before one, at most six days older; null: there is none. */
export async function findScoredDay(
  db: Db,
  { modelVersion, day }: { modelVersion: string; day: string },
): Promise<string | null> {
  for (let back = 0; back <= LOOK_BACK_DAYS; back += 1) {
    // a day by itself: its block range is looked up, where a day from a join would walk an index of all accounts
    const { rows } = await db.execute<{ day: string }>(sql`
      select h.day from health_history h where h.day = ${day}::date - ${sql.raw(String(back))} and h.model_version = ${modelVersion} limit 1`);
    const [found] = rows;
    if (found !== undefined) return found.day;
  }
  return null;
}

/**
 * What became of accounts by the score they had on `day`, within `horizonDays`, which must be over. Read like the backtest reads outcomes.csv: who
 * is not in it is left out, whoever was no longer watched at the end counts neither way, and one that stops being watched on the day it leaves
 * has left.
 */
export async function listFateCells(
  db: Db,
  { modelVersion, day, horizonDays }: { modelVersion: string; day: string; horizonDays: number },
): Promise<FateCell[]> {
  const from = sql`${day}::date`;
  const until = sql`${day}::date + ${sql.raw(String(Math.trunc(horizonDays)))}`;
  const { rows } = await db.execute<FateCell>(sql`
    with scores as materialized ( -- read day by day, not account by account
      select account_id, score, band from health_history where day = ${from} and model_version = ${modelVersion} and score is not null
    ),
    fates as materialized (
      select account_id, min(effective_on) filter (where outcome = 'churned') as left_on, max(observed_until) as watched_until,
        bool_or(outcome = 'expanded' and effective_on >= ${from} and effective_on < ${until}) as has_expanded
      from outcomes group by account_id
    )
    select h.score, h.band, count(*)::int as accounts, (count(*) filter (where f.left_on < ${until}))::int as "left",
      (count(*) filter (where f.has_expanded))::int as expanded
    from scores h join fates f on f.account_id = h.account_id
    where (f.left_on is null or f.left_on >= ${from}) and (
      case when f.left_on < ${until} and f.watched_until <= f.left_on then true
        else f.watched_until is null or f.watched_until >= ${until} end)
    group by h.score, h.band`);
  return rows;
}

const WARNED_WITHIN_DAYS = 90;
const LEFT_MOST = 1000;

/**
 * Of the accounts that left in the year to `today` (the last thousand of them), how many had scores in the 90 days before, and how many of
 * those were Red on any of these days, whatever model said so. Null: none left that had a score.
 */
export async function findWarned(db: Db, today: string): Promise<{ left: number; wereRed: number } | null> {
  const { rows } = await db.execute<{ left: number; wereRed: number }>(sql`
    with gone as (
      select account_id, min(effective_on) as left_on from outcomes
      where outcome = 'churned' and effective_on > ${today}::date - 365 and effective_on <= ${today}::date
      group by account_id order by left_on desc, account_id limit ${LEFT_MOST}::int
    )
    select count(seen.were_red)::int as "left", (count(*) filter (where seen.were_red))::int as "wereRed"
    from gone cross join lateral (
      select bool_or(h.band = 'red') as were_red from health_history h
      where h.account_id = gone.account_id and h.day < gone.left_on and h.day >= gone.left_on - ${WARNED_WITHIN_DAYS}::int
    ) seen`);
  const [row] = rows;
  return row === undefined || row.left === 0 ? null : row;
}

/** Whether outcomes.csv says anything of anyone. */
export async function hasOutcomes(db: Db): Promise<boolean> {
  const { rows } = await db.execute(sql`select from outcomes limit 1`);
  return rows.length > 0;
}
