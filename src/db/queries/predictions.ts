import { and, asc, desc, eq, getTableColumns, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { AlertPrediction, HitRate, Verdict } from '../../domain/prediction';
import type { Db } from '../client';
import { predictions } from '../schema';

export type NewPrediction = Pick<
  typeof predictions.$inferInsert,
  | 'alertId'
  | 'accountId'
  | 'driverSignal'
  | 'claim'
  | 'measure'
  | 'isAbove'
  | 'threshold'
  | 'valueAtStart'
  | 'madeAt'
  | 'dueOn'
>;

/** Keep what was predicted, with one statement. An alert whose last prediction is not graded yet gets no second one. */
export async function insertPredictions(db: Db, rows: readonly NewPrediction[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into predictions (alert_id, account_id, driver_signal, claim, measure, is_above, threshold, value_at_start, made_at, due_on)
    select "alertId", "accountId", "driverSignal", claim, measure, "isAbove", threshold, "valueAtStart", "madeAt", "dueOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made (
      "alertId" uuid, "accountId" text, "driverSignal" text, claim text, measure text, "isAbove" boolean, threshold real,
      "valueAtStart" real, "madeAt" timestamptz, "dueOn" date)
    where not exists (select 1 from predictions p where p.alert_id = made."alertId" and p.verdict is null)
    on conflict (alert_id, made_at) do nothing`);
}

/** A prediction whose day is over, with what is known of its account by then. */
export type DuePrediction = typeof predictions.$inferSelect & {
  hasLeft: boolean; // outcomes.csv says so, by that day
  bandOnDay: Band | null; // of the last score in the three days to the end of that day; null: none
};

const LOOK_BACK_DAYS = 3; // a score missed on the day itself leaves the band of the day before

export function listDuePredictions(
  db: Db,
  { before, limit }: { before: string; limit: number },
): Promise<DuePrediction[]> {
  return db
    .select({
      ...getTableColumns(predictions),
      hasLeft: sql<boolean>`exists (select 1 from outcomes o where o.account_id = predictions.account_id
        and o.outcome = 'churned' and o.effective_on <= predictions.due_on)`,
      bandOnDay: sql<Band | null>`(select h.band from health_history h where h.account_id = predictions.account_id
        and h.day <= predictions.due_on and h.day > predictions.due_on - ${sql.raw(String(LOOK_BACK_DAYS))} order by h.day desc limit 1)`,
    })
    .from(predictions)
    .where(and(isNull(predictions.verdict), lt(predictions.dueOn, before)))
    .orderBy(asc(predictions.dueOn), asc(predictions.predictionId))
    .limit(limit);
}

export type GradeRow = {
  predictionId: string;
  verdict: Verdict;
  valueAtEnd: number | null;
  bandAtEnd: Band | null;
  now: Date;
};

/** Grade a prediction. False if it is gone or somebody was first: the guard is the lock. */
export async function saveGrade(db: Db, { predictionId, now, ...grade }: GradeRow): Promise<boolean> {
  const rows = await db
    .update(predictions)
    .set({ ...grade, gradedAt: now })
    .where(and(eq(predictions.predictionId, predictionId), isNull(predictions.verdict)))
    .returning({ id: predictions.predictionId });
  return rows.length > 0;
}

/** The latest prediction of each of these alerts. */
export async function listAlertPredictions(db: Db, alertIds: readonly string[]): Promise<Map<string, AlertPrediction>> {
  if (alertIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([predictions.alertId], {
      alertId: predictions.alertId,
      claim: predictions.claim,
      dueOn: predictions.dueOn,
      verdict: predictions.verdict,
    })
    .from(predictions)
    .where(inArray(predictions.alertId, [...alertIds]))
    .orderBy(predictions.alertId, desc(predictions.madeAt));
  return new Map(rows.map(({ alertId, ...prediction }) => [alertId, prediction]));
}

/** How often predictions resting on each driver were right and wrong, by signal. Those nobody could grade are left out. */
export async function listHitRates(db: Db, signals: readonly string[] | null = null): Promise<Map<string, HitRate>> {
  if (signals?.length === 0) return new Map();
  const rows = await db
    .select({
      signal: predictions.driverSignal,
      right: sql<number>`(count(*) filter (where ${predictions.verdict} = 'right'))::int`,
      wrong: sql<number>`(count(*) filter (where ${predictions.verdict} = 'wrong'))::int`,
    })
    .from(predictions)
    .where(
      and(
        inArray(predictions.verdict, ['right', 'wrong']),
        signals === null ? undefined : inArray(predictions.driverSignal, [...signals]),
      ),
    )
    .groupBy(predictions.driverSignal)
    .orderBy(asc(predictions.driverSignal));
  return new Map(rows.map(({ signal, right, wrong }) => [signal, { right, wrong }]));
}
