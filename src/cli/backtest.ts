import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { openScratchDatabase, type ScratchDatabase } from '../db/scratch-database';
import { AppError, messageOf } from '../errors';
import { type Backtest, type BacktestInput, runBacktest } from '../services/backtest/run-backtest';
import { renderPage } from '../services/backtest/page/render-page';
import { proposeModel } from '../services/backtest/propose-model';
import { loadModel } from '../services/model/load-model';
import { loadSignals } from '../services/model/load-signals';
import { BACKTEST_USAGE, type ModelChoice, readBacktestOptions } from './backtest-options';
import { printBacktest } from './print-backtest';
import type { Verb, VerbContext } from './verb';

export const backtest: Verb = {
  usage: BACKTEST_USAGE,
  summary: 'say how right a model would have been on past data; further options: docs/csv-contract.md',
  run: async (args, context) => {
    const options = readBacktestOptions(args, context.config);
    const [model, against] = await Promise.all([load(options.model), options.against && load(options.against)]);
    const signals = loadSignals();
    const candidates = options.fit === null ? [] : [...signals.values()];
    await withScratch(context, async (scratch) => {
      const run = await lookBack(context, { ...options, scratch, model, against, candidates });
      const { dir, fit } = options;
      if (fit !== null)
        run.result.fit = await proposeModel({ ...run, ...fit, model, signals, dir, now: context.clock.now() });
      if (options.html !== null) await writePage(options.html, renderPage(run.result, basename(dir)));
      if (options.json) context.print(JSON.stringify(run.result, null, 2));
      else printBacktest(run.result, context.print);
    });
  },
};

async function writePage(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((cause: unknown) => {
    throw new AppError('backtest_page', `--html: the page could not be written: ${messageOf(cause)}.`, { cause });
  });
}

const load = ({ file, formula }: ModelChoice) => loadModel(file, formula);

/** One bar for the import and one for the walk through time. */
async function lookBack(context: VerbContext, input: Omit<BacktestInput, 'now'>): Promise<Backtest> {
  const [importing, walking] = [context.startProgress('importing'), context.startProgress('looking back')];
  const onImport: BacktestInput['onImport'] = ({ bytesRead, bytesTotal, file }) =>
    importing.update(bytesRead, bytesTotal, file);
  const onWalk: BacktestInput['onWalk'] = (done, total, day) => {
    importing.stop();
    walking.update(done, total, day);
  };
  const rates = context.config.file.currency_rates;
  return runBacktest({ ...input, rates, now: context.clock.now(), onImport, onWalk }).finally(() => {
    importing.stop();
    walking.stop();
  });
}

/** A database to throw away, thrown away however the run ends: done, failed, or told to stop. */
async function withScratch(context: VerbContext, run: (scratch: ScratchDatabase) => Promise<void>): Promise<void> {
  const scratch = await openScratchDatabase(context.scratchServerUrl ?? null);
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    void scratch.close(); // queries under way fail, and with them the run
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await run(scratch);
  } catch (error) {
    if (isStopped) throw new AppError('interrupted', 'Stopped: nothing was written.', { cause: error });
    throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await scratch.close();
  }
}
