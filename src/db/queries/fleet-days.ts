import { sql, type SQL } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { Db } from '../client';
import { CURRENCY, isCustomerOn } from './customers';

const LOCK_KEY = 5_246_339; // any constant that no other advisory lock in this database uses

/** How the fleet stands now, as that day's end; what an earlier run of the day wrote is replaced. Customers that have left count no more. */
export async function saveFleetDay(db: Db, day: string): Promise<void> {
  await replaceDay(db, day, sql`account_health h`);
}

/**
 * How the fleet stood on a past day, from the scores of that day. Segment, pod and ARR are those known now: history keeps scores alone.
 * Without scores of that day nothing changes.
 */
export async function fillFleetDay(db: Db, day: string): Promise<void> {
  const { rows } = await db.execute(sql`select from health_history where day = ${day}::date limit 1`);
  if (rows.length === 0) return;
  await replaceDay(db, day, sql`(select account_id, band, score from health_history where day = ${day}::date) h`);
}

async function replaceDay(db: Db, day: string, health: SQL): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEY}), set_config('jit', 'off', true)`);
    await tx.execute(sql`delete from fleet_days where day = ${day}::date`);
    await tx.execute(sql`
      insert into fleet_days (day, pod, segment, currency, band, accounts, arr, score_sum)
      select ${day}::date, coalesce(a.pod, ''), coalesce(a.segment, ''), ${CURRENCY}, h.band, count(*), coalesce(sum(a.arr), 0),
        coalesce(sum(h.score) filter (where h.band <> 'unknown'), 0)
      from ${health} join accounts a using (account_id)
      where ${isCustomerOn(day)}
      group by 2, 3, 4, 5`);
  });
}

/** Whether any day before this one is kept. */
export async function hasFleetDaysBefore(db: Db, day: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select from fleet_days where day < ${day}::date limit 1`);
  return rows.length > 0;
}

export type FleetCell = {
  day: string;
  currency: string;
  band: Band;
  accounts: number;
  arr: number;
  scoreSum: number;
};

/**
 * The fleet every seventh day back from `today`, oldest first: of each such day the last one kept of it and the six before. Only these pods;
 * null: all.
 */
export async function listFleetWeeks(
  db: Db,
  { today, weeks, pods }: { today: string; weeks: number; pods: readonly string[] | null },
): Promise<FleetCell[]> {
  const ofPods = pods === null ? sql`true` : sql`f.pod = any(${sql.param([...pods])}::text[])`;
  const { rows } = await db.execute<FleetCell>(sql`
    with kept as materialized (
      select (select max(day) from fleet_days d where d.day <= ${today}::date - 7 * step and d.day > ${today}::date - 7 * step - 7) as day
      from generate_series(0, ${weeks}::int) step
    )
    select f.day, f.currency, f.band, sum(f.accounts)::int as accounts, sum(f.arr)::float8 as arr, sum(f.score_sum)::float8 as "scoreSum"
    from kept join fleet_days f using (day) where ${ofPods}
    group by f.day, f.currency, f.band order by f.day`);
  return rows;
}

/** The fleet on the last day kept at or before one, and not more than six days before it; empty: none was. */
export async function listFleetAt(
  db: Db,
  { day, pods }: { day: string; pods: readonly string[] | null },
): Promise<FleetCell[]> {
  return listFleetWeeks(db, { today: day, weeks: 0, pods });
}
