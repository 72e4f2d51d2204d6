import { evaluate } from '../../backtest/evaluate';
import { measureForecast } from '../../backtest/measure-forecast';
import { measureWarning } from '../../backtest/measure-warning';
import type { Snapshot } from '../../backtest/snapshot';
import { toAsOfUrl } from '../../db/as-of';
import { openDatabase } from '../../db/client';
import type { ScratchDatabase } from '../../db/scratch-database';
import { AppError } from '../../errors';
import type { ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import type { BacktestResult, SetFacts } from './backtest-result';
import { fitChurnCurve, withProbabilities } from './calibrate';
import { compareModels } from './compare-models';
import { type Loaded, type LoadInput, loadFacts } from './load-facts';
import { type CutOffPlan, type CutOffWishes, lastCutOff, planCutOffs } from './plan-cut-offs';
import { listSignals, walk, type Walked, type WalkInput } from './walk';

export type BacktestInput = Pick<LoadInput, 'dir' | 'now'> &
  CutOffWishes & {
    scratch: ScratchDatabase;
    model: ScoringModel;
    against: ScoringModel | null;
    seed: number;
    candidates?: readonly SignalDefinition[]; // signals beyond the models' own whose values are wanted, for a fit
    rates?: WalkInput['rates'];
    onImport?: LoadInput['onProgress'];
    onWalk?: WalkInput['onProgress'];
  };

export type Backtest = { result: BacktestResult; training: readonly Snapshot[]; measured: readonly Snapshot[] };

export const RESAMPLES = 1000;

/**
 * Imports a folder into a database that is thrown away, and goes through its time with the model.
 * @throws AppError in one sentence when the folder cannot say how right a score is.
 */
export async function runBacktest(input: BacktestInput): Promise<Backtest> {
  const { scratch, dir, now, model, against, horizons, seed } = input;
  const loaded = await loadFacts({ database: scratch, dir, now, onProgress: input.onImport });
  const plan = planCutOffs(loaded.span, input);
  refuseUnlessTelling(loaded, plan, horizons);
  const walked = await walkThrough(input, loaded, plan);
  if (walked.measured.length === 0)
    throw new AppError(
      'backtest_accounts',
      `Not one account was a customer for 14 days at any cut-off from ${plan.from} on.`,
    );
  const resampling = { seed, resamples: RESAMPLES };
  const curve = fitChurnCurve(walked.training, model, Math.max(...horizons));
  const report = evaluate(withProbabilities(walked.measured, curve), horizons, resampling);
  const longest = report.horizons[Math.max(...horizons)];
  const result: BacktestResult = {
    model: model.name,
    version: model.version,
    verdict: longest?.verdict ?? 'no signal',
    verdict_reason: longest?.verdict_reason ?? 'nothing was measured',
    set: toFacts(loaded, plan, walked, input),
    horizons: report.horizons,
    warning: measureWarning(walked.weeks),
    forecast: measureForecast(
      walked.scores,
      plan.weekly.findIndex((day) => day >= plan.from),
    ),
    probability_basis: curve.basis,
    against: against === null ? null : compareModels(walked, against, { horizons, resampling }),
    fit: null,
  };
  return { result, training: walked.training, measured: walked.measured };
}

async function walkThrough(input: BacktestInput, { fates, span }: Loaded, plan: CutOffPlan): Promise<Walked> {
  const { scratch, model, against, candidates = [], horizons, rates, onWalk: onProgress } = input;
  const wanted = [...listSignals(model), ...(against === null ? [] : listSignals(against)), ...candidates];
  const signals = [...new Map(wanted.map((signal) => [signal.name, signal])).values()];
  const reader = openDatabase(toAsOfUrl(scratch.url));
  const pools = { writer: scratch.pool, reader: reader.pool };
  try {
    return await walk({ ...pools, model, signals, plan, fates, span, horizons, rates, onProgress });
  } finally {
    await reader.close();
  }
}

function refuseUnlessTelling({ fates, span }: Loaded, plan: CutOffPlan, horizons: readonly number[]): void {
  if (![...fates.values()].some(({ churnedOn }) => churnedOn !== null))
    throw new AppError(
      'backtest_no_churn',
      'Not one account in outcomes.csv churned: there is nothing to be right about.',
    );
  if (plan.from < span.firstOn)
    throw new AppError(
      'backtest_history',
      `--from ${plan.from} lies before the data, which run from ${span.firstOn} to ${span.lastOn}.`,
    );
  if (plan.measured.length > 0) return;
  const [shortest, latest] = [Math.min(...horizons), lastCutOff(span.lastOn, Math.min(...horizons))];
  throw new AppError(
    'backtest_history',
    `Too little history: the data run from ${span.firstOn} to ${span.lastOn}, so that the last cut-off with ${shortest} days after it is ${latest}, and there is none from ${plan.from} on. Try an earlier --from or a shorter --horizons.`,
  );
}

function toFacts(loaded: Loaded, plan: CutOffPlan, { training }: Walked, { horizons, seed }: BacktestInput): SetFacts {
  return {
    accounts: loaded.accounts,
    accounts_with_outcome: loaded.fates.size,
    churned_accounts: [...loaded.fates.values()].filter(({ churnedOn }) => churnedOn !== null).length,
    first_on: loaded.span.firstOn,
    last_on: loaded.span.lastOn,
    from: plan.from,
    cut_offs: plan.measured,
    training_cut_offs: plan.training,
    training_rows: training.length,
    horizons,
    seed,
    left_out: loaded.leftOut,
  };
}
