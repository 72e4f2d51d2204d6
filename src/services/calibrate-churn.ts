import { annualise } from '../backtest/calibration-error';
import { fitProbabilityCurve, LEAST_OUTCOMES, type ScoredOutcome } from '../backtest/fit-probability-curve';
import type { Database } from '../db/client';
import {
  dropCalibration,
  findCalibration,
  listMonthlyScores,
  saveCalibration,
  type MonthlyScore,
} from '../db/queries/calibrations';
import { listAccountBirths, listOutcomes } from '../db/queries/outcomes';
import { assumedChurn, type ChurnCurve } from '../scoring/churn';
import type { ScoringModel } from '../scoring/model';
import { buildFates, isAlive, labelChurn, type Fate } from './backtest/fate';

export type CalibrateInput = Pick<Database, 'db' | 'pool'> & { model: Pick<ScoringModel, 'version'>; now: Date };
/** `accounts` is how many it rests on, or would. */
export type CalibrationRun =
  | { kind: 'calibrated'; accounts: number; churned: number; horizonDays: number }
  | { kind: 'assumption'; accounts: number };

/** A year is what is asked for; where history is too young for that, what came within half a year or a quarter, scaled at a constant hazard. */
const HORIZONS = [365, 180, 90] as const;

type Witness = ScoredOutcome & { accountId: string };

/**
 * Learn how often accounts of each score left, from this company's own outcomes: every account with an outcome, on the first of
 * each month of its history by this model version, with the score of the days before and whether it left within the horizon. Months too
 * recent to know do not count. Rests on the longest horizon with at least 100 accounts; under that the prior stands, and what was fitted
 * before goes.
 */
export async function calibrateChurn({ db, pool, model, now }: CalibrateInput): Promise<CalibrationRun> {
  const today = now.toISOString().slice(0, 10);
  const fates = buildFates(await listOutcomes(db), await listAccountBirths(db), today);
  const scores = await listMonthlyScores(pool, { modelVersion: model.version, today });
  const tries = HORIZONS.map((horizonDays) => learn(scores, fates, horizonDays, today));
  const found = tries.find(({ curve }) => curve !== null);
  if (found === undefined || found.curve === null) {
    await dropCalibration(db, model.version);
    return { kind: 'assumption', accounts: Math.max(...tries.map(({ accounts }) => accounts)) };
  }
  const { accounts, churned, curve, horizonDays } = found;
  const perYear = curve.map(([score, p]): [number, number] => [score, annualise(p, horizonDays)]);
  await saveCalibration(db, {
    modelVersion: model.version,
    fittedAt: now,
    outcomes: accounts,
    churned,
    curve: perYear,
  });
  return { kind: 'calibrated', accounts, churned, horizonDays };
}

/** What revenue at risk is computed with: the company's own curve where one was fitted for this version, else the model's prior. */
export async function readChurnCurve(db: Database['db'], model: ScoringModel): Promise<ChurnCurve> {
  const calibration = await findCalibration(db, model.version);
  return calibration === null ? assumedChurn(model) : { curve: calibration.curve, basis: 'calibrated' };
}

function learn(scores: readonly MonthlyScore[], fates: ReadonlyMap<string, Fate>, horizonDays: number, today: string) {
  const witnesses = scores.flatMap((row) => testify(row, fates.get(row.accountId), horizonDays, today));
  const accounts = countAccounts(witnesses);
  const churned = countAccounts(witnesses.filter((one) => one.churned));
  const curve = accounts < LEAST_OUTCOMES ? null : fitProbabilityCurve(witnesses, accounts);
  return { horizonDays, accounts, churned, curve };
}

/** One month of one account, if it was a customer then and what became of it is known. */
function testify(
  { accountId, cutOff, score }: MonthlyScore,
  fate: Fate | undefined,
  days: number,
  today: string,
): Witness[] {
  if (fate === undefined || !isAlive(fate, cutOff)) return [];
  const churned = labelChurn(fate, { day: cutOff, horizons: [days], until: today })[days] ?? null;
  return churned === null ? [] : [{ accountId, score, churned }];
}

const countAccounts = (witnesses: readonly Witness[]): number =>
  new Set(witnesses.map(({ accountId }) => accountId)).size;
