import { type Progress, startProgress } from '../src/cli/progress';
import { loadConfig } from '../src/config';
import { AppError, messageOf } from '../src/errors';
import { createLog } from '../src/log';
import { parseSimulateArguments, SIMULATE_USAGE } from './arguments';
import { renderText } from './report/render-text';
import { simulate } from './simulate';

const USAGE_EXIT_CODE = 2;

async function main(): Promise<void> {
  const options = parseSimulateArguments(process.argv.slice(2));
  if (options === null) return console.log(SIMULATE_USAGE);
  const { databaseUrl } = loadConfig({ DATABASE_URL: process.env['DATABASE_URL'] });
  const log = createLog(process.env['LOG_LEVEL'] ?? 'error');
  const { onProgress, stop } = showProgress();
  const figures = await simulate({ ...options, serverUrl: databaseUrl, log, onProgress }).finally(stop);
  if (options.isJson) console.log(JSON.stringify(figures, null, 2));
  else for (const line of renderText(figures)) console.log(line);
  const { duplicates, lost } = figures.delivery;
  if (duplicates + lost > 0)
    throw new AppError('not_delivered', `${duplicates} messages were doubled and ${lost} lost: there must be none.`);
}

/** One bar for the past and one for the days played. */
function showProgress() {
  let bar: { label: string; progress: Progress } | null = null;
  return {
    onProgress: (label: string, done: number, total: number, detail: string) => {
      if (bar?.label !== label) {
        bar?.progress.stop();
        bar = { label, progress: startProgress(label) };
      }
      bar.progress.update(done, total, detail);
    },
    stop: () => bar?.progress.stop(),
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : `The simulation could not go on: ${messageOf(error)}`);
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  process.exitCode = error instanceof AppError && error.code === 'usage' ? USAGE_EXIT_CODE : 1;
});
