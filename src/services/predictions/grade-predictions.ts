import { gradePrediction, reachesLimit } from '../../alerts/grade-prediction';
import type { Database, Db } from '../../db/client';
import { listAccountFeatures } from '../../db/queries/account-features';
import type { CurrencyRates } from '../../db/queries/home';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { enqueueThreadNote, enqueueUpdate } from '../../db/queries/outbox';
import { type DuePrediction, listDuePredictions, saveGrade } from '../../db/queries/predictions';
import type { AccountFeatures } from '../../domain/features';
import type { Grade } from '../../domain/prediction';
import type { StreamFreshness } from '../../domain/stream';
import { measureClaim } from '../../scoring/claim/measure-claim';
import { addDays, daysBetween, toDay } from '../../scoring/days';
import { findStale } from '../../scoring/evaluate-account';
import type { SignalDefinition } from '../../scoring/signal';
import { sayGrade } from '../../views/prediction';
import { type FreshnessInput, type FreshnessLimits, readFreshness } from '../read-freshness';

export type GradeDeps = Pick<Database, 'db' | 'pool'> & {
  signals: ReadonlyMap<string, SignalDefinition>;
  modelVersion: string;
  limits: Partial<FreshnessLimits>;
  rates?: CurrencyRates; // of contract terms in another currency than their account's
  sources?: FreshnessInput['sources'];
};
export type GradeSummary = { right: number; wrong: number; unknown: number; waiting: number };

const AT_ONCE = 500; // a backlog of more is for the next tick

/**
 * Grades every prediction whose day (UTC) is over, each once whatever restarts and however many replicas (R4): the verdict, its event
 * and its line in the thread commit together. All is measured as it stood when that day ended, so a run that comes days late says the
 * same, and facts that arrived since are in it.
 */
export async function gradePredictions(deps: GradeDeps, now: Date): Promise<GradeSummary> {
  const summary: GradeSummary = { right: 0, wrong: 0, unknown: 0, waiting: 0 };
  const due = await listDuePredictions(deps.db, { before: toDay(now), limit: AT_ONCE });
  for (const [dueOn, ofDay] of groupByDay(due)) {
    const endOfDay = new Date(`${addDays(dueOn, 1)}T00:00:00Z`);
    const measure = await readMeasures(deps, ofDay, endOfDay);
    for (const prediction of ofDay) {
      const { value, grade } = gradeOne(prediction, measure(prediction), now);
      if (grade.kind === 'wait') summary.waiting += 1;
      else if (await record(deps.db, prediction, { value, ...grade }, now)) summary[grade.verdict] += 1;
    }
  }
  return summary;
}

function groupByDay(due: readonly DuePrediction[]): Map<string, DuePrediction[]> {
  const days = new Map<string, DuePrediction[]>();
  for (const one of due) days.set(one.dueOn, [...(days.get(one.dueOn) ?? []), one]);
  return days;
}

type Measured = { value: number | null };

/** Values as the day ended, for all accounts of that day at once; null where they rest on a stream that had not come that far. */
async function readMeasures(deps: GradeDeps, ofDay: readonly DuePrediction[], endOfDay: Date) {
  const freshness = await readFreshness(deps.db, { now: endOfDay, limits: deps.limits, sources: deps.sources });
  const accountIds = [...new Set(ofDay.map(({ accountId }) => accountId))];
  const query = { now: endOfDay, modelVersion: deps.modelVersion, accountIds, rates: deps.rates ?? {} };
  const known = new Map<string, AccountFeatures>();
  for await (const page of listAccountFeatures(deps.pool, query))
    for (const features of page) known.set(features.accountId, features);
  return ({ accountId, measure }: DuePrediction): Measured => {
    const features = known.get(accountId);
    return { value: features === undefined ? null : valueOf(measure, features, freshness, deps.signals, endOfDay) };
  };
}

function valueOf(
  measure: string,
  features: AccountFeatures,
  freshness: readonly StreamFreshness[],
  signals: GradeDeps['signals'],
  endOfDay: Date,
): number | null {
  const { value, stream } = measureClaim(measure, features, signals, endOfDay);
  const isStale = stream !== null && findStale(freshness, stream, features.usageSource) !== null;
  return isStale ? null : value;
}

function gradeOne(prediction: DuePrediction, { value }: Measured, now: Date): { value: number | null; grade: Grade } {
  const { hasLeft, bandOnDay, measure, isAbove, threshold, dueOn } = prediction;
  const isBandOnly = measure === 'band';
  const grade = gradePrediction({
    hasLeft,
    isRecovered: isBandOnly ? false : reachesLimit({ isAbove, limit: threshold }, value),
    isRed: bandOnDay === null || bandOnDay === 'unknown' ? null : bandOnDay === 'red',
    daysLate: daysBetween(dueOn, toDay(now)) - 1,
  });
  return { value, grade };
}

type Graded = Extract<Grade, { kind: 'graded' }> & Measured;

async function record(db: Db, prediction: DuePrediction, { value, verdict, why }: Graded, now: Date): Promise<boolean> {
  const { predictionId, alertId, claim, measure, bandOnDay, threshold } = prediction;
  return db.transaction(async (tx) => {
    if (!(await saveGrade(tx, { predictionId, verdict, valueAtEnd: value, bandAtEnd: bandOnDay, now }))) return false;
    const note = sayGrade({ verdict, why, claim, isBandOnly: measure === 'band' });
    const data = { predictionId, verdict, why, measure, value, threshold, band: bandOnDay };
    const eventId = await insertAlertEvent(tx, { alertId, kind: 'graded', at: now, byEmail: null, note, data });
    await enqueueThreadNote(tx, { alertId, eventId, now });
    await enqueueUpdate(tx, { alertId, cause: String(eventId), now });
    return true;
  });
}
