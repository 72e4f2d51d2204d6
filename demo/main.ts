import { startProgress } from '../src/cli/progress';
import { AppError, messageOf } from '../src/errors';
import { createLog } from '../src/log';
import { DEMO_USAGE, parseDemoArguments } from './run/arguments';
import { playHeadless } from './run/headless';
import { playInteractive } from './run/interactive';
import { openDemo } from './run/open-demo';

async function main(): Promise<void> {
  const options = parseDemoArguments(process.argv.slice(2));
  if (options === null) return console.log(DEMO_USAGE);
  const log = createLog(process.env['LOG_LEVEL'] ?? 'warn');
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  console.log(
    options.isHeadless ? `Barometer, ${options.days} days without a page` : 'Barometer, with a workspace of its own',
  );
  const demo = await openDemo({ options, log, say: console.log, startProgress });
  try {
    if (options.isHeadless) await playHeadless(demo, options.days, console.log);
    else await playInteractive(demo, { say: console.log, log, signal: stopping.signal });
  } finally {
    await demo.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : `The demo could not go on: ${messageOf(error)}`);
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  process.exitCode = error instanceof AppError && error.code === 'usage' ? 2 : 1;
});
