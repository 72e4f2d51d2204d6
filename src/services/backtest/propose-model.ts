import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Fit, fitModel } from '../../backtest/fit/fit-model';
import { AppError } from '../../errors';
import type { ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import { loadModel } from '../model/load-model';
import type { FitProposal } from './backtest-result';
import { compareModels } from './compare-models';
import { renderModel } from './render-model';
import { type Backtest, RESAMPLES } from './run-backtest';

export type ProposeInput = Backtest & {
  model: ScoringModel; // the present one
  signals: ReadonlyMap<string, SignalDefinition>;
  file: string; // where the proposal goes
  overwrite: boolean;
  dir: string;
  now: Date;
};

/**
 * Learns weights and curves from the training part, writes them as a model file, and says what they change on the part they have not seen.
 * The file is read back and that model measured: what is reported is what would be used. Nothing is put to use (R58, R82).
 */
export async function proposeModel(input: ProposeInput): Promise<FitProposal> {
  const { result, training, measured, model, signals } = input;
  const { horizons, seed } = result.set;
  const horizon = Math.max(...horizons);
  const fit = fitModel({ snapshots: training, signals, base: model, horizonDays: horizon });
  if (fit.kind === 'too_little') return { kind: 'too_little', why: fit.why };
  await write(input, renderModel(keepCriticalInRed(fit.model), describe(input, fit, horizon)));
  const proposed = await loadModel(input.file);
  const comparison = compareModels({ training, measured }, proposed, {
    horizons,
    resampling: { seed, resamples: RESAMPLES },
  });
  return { kind: 'proposed', file: input.file, learnt: fit.report, comparison };
}

/** The part of red that is critical goes no further than the new red does. */
function keepCriticalInRed(model: ScoringModel): ScoringModel {
  const { criticalBelow, bands } = model.base;
  const redEnd = bands.find(({ band }) => band === 'red')?.to ?? 0;
  const within = criticalBelow === null ? null : Math.min(criticalBelow, redEnd);
  return { ...model, base: { ...model.base, criticalBelow: within === 0 ? null : within } };
}

async function write({ file, overwrite }: ProposeInput, text: string): Promise<void> {
  const flag = overwrite ? 'w' : 'wx';
  await writeFile(file, text, { flag }).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError('backtest_model_file', explain(file, cause), { cause });
  });
}

function explain(file: string, { code, message }: NodeJS.ErrnoException): string {
  return code === 'EEXIST'
    ? `${file} exists already: choose another with --out, or overwrite it with --force.`
    : `The proposed model could not be written: ${message}.`;
}

function describe(
  { model, result: { set }, training, dir, now }: ProposeInput,
  fit: Extract<Fit, { kind: 'fitted' }>,
  horizon: number,
): string[] {
  const { report } = fit;
  const cutOffs = training.flatMap(({ cutOff, churned }) => (typeof churned[horizon] === 'boolean' ? [cutOff] : []));
  return [
    `Proposed on ${now.toISOString().slice(0, 10)} by "barometer backtest --fit"; nothing uses it until barometer.yaml names it.`,
    '',
    `Learnt from ${basename(dir)}: ${report.rows} snapshots of accounts, ${report.churned} of which left within ${horizon} days,`,
    `at cut-offs ${cutOffs[0]} to ${cutOffs.at(-1)}; nothing dated from ${set.from} on was seen.`,
    `Form and dimensions are those of ${model.name} (${model.version}); bands and churn_prior follow from the scores it gives those snapshots.`,
    '',
  ];
}
