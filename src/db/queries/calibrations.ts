import { eq } from 'drizzle-orm';
import type { Db, Pool } from '../client';
import { calibrations } from '../schema';

export type Calibration = typeof calibrations.$inferSelect;

/** What was fitted for this model version on the company's own outcomes; null: nothing yet, the prior stands. */
export async function findCalibration(db: Db, modelVersion: string): Promise<Calibration | null> {
  const [row] = await db.select().from(calibrations).where(eq(calibrations.modelVersion, modelVersion));
  return row ?? null;
}

/** Takes the place of what was fitted for the same version before. */
export async function saveCalibration(db: Db, calibration: Calibration): Promise<void> {
  await db
    .insert(calibrations)
    .values(calibration)
    .onConflictDoUpdate({ target: calibrations.modelVersion, set: calibration });
}

/** Outcomes were taken back, and what rested on them goes with them. */
export async function dropCalibration(db: Db, modelVersion: string): Promise<void> {
  await db.delete(calibrations).where(eq(calibrations.modelVersion, modelVersion));
}

export type MonthlyScore = { accountId: string; cutOff: string; score: number };

/**
 * What the accounts with an outcome scored on the first of each month, by this model version: the last score of the seven days before,
 * which saw nothing of that day or later.
 */
export async function listMonthlyScores(
  pool: Pool,
  args: { modelVersion: string; today: string },
): Promise<MonthlyScore[]> {
  const { rows } = await pool.query<MonthlyScore>(MONTHLY_SQL, [args.modelVersion, args.today]);
  return rows;
}

const MONTHLY_SQL = `
select distinct on (h.account_id, m.cut_off) h.account_id as "accountId", m.cut_off as "cutOff", h.score
from health_history h
cross join lateral (select (date_trunc('month', h.day) + interval '1 month')::date as cut_off) m
where h.model_version = $1 and h.score is not null and m.cut_off - h.day <= 7 and m.cut_off <= $2::date
  and exists (select from outcomes o where o.account_id = h.account_id)
order by h.account_id, m.cut_off, h.day desc`;
