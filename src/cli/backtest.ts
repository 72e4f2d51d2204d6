import { resolve } from 'node:path';
import { modelPath } from '../compose-data';
import { openScratchDatabase } from '../db/scratch-database';
import { measureHorizon } from '../services/backtest/measure-horizon';
import { runBacktest } from '../services/backtest/run-backtest';
import { loadModel } from '../services/model/load-model';
import { readDay, readOptions } from './read-options';
import type { Verb } from './verb';

const usage = 'backtest <dir> [--from <day>] [--model <file>] [--json]';

export const backtest: Verb = {
  usage,
  summary: 'say how right the model would have been on a folder with outcomes.csv, without touching the database',
  run: async (args, context) => {
    const options = { from: { type: 'string' }, model: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readOptions(usage, args, options, 1);
    const model = await loadModel(values.model ?? modelPath(context.config));
    const progress = context.startProgress('backtest');
    const scratch = await openScratchDatabase(context.scratchServerUrl ?? null);
    try {
      const horizons = [30, 60, 90];
      const run = await runBacktest({
        scratch,
        dir: resolve(positionals[0] ?? ''),
        now: context.clock.now(),
        model,
        from: values.from === undefined ? null : readDay('--from', values.from),
        days: null,
        horizons,
        onImport: ({ bytesRead, bytesTotal, file }) => progress.update(bytesRead, bytesTotal, file),
        onWalk: progress.update,
      });
      const figures = horizons.map((horizon) => [horizon, measureHorizon(run.measured, horizon)]);
      context.print(
        JSON.stringify({ model: model.name, version: model.version, horizons: Object.fromEntries(figures) }, null, 2),
      );
    } finally {
      progress.stop();
      await scratch.close();
    }
  },
};
