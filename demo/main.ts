import { startProgress } from '../src/cli/progress';
import { AppError, messageOf } from '../src/errors';
import { createLog } from '../src/log';
import { DEMO_USAGE, parseDemoArguments } from './run/arguments';
import { playHeadless } from './run/headless';
import { playInteractive } from './run/interactive';
import { openDemo } from './run/open-demo';
import { watchStopSignals } from './run/stop-signal';

const EXIT_CODES: Readonly<Record<string, number>> = { usage: 2, stopped: 130 };

async function main(): Promise<void> {
  const options = parseDemoArguments(process.argv.slice(2));
  if (options === null) return console.log(DEMO_USAGE);
  const log = createLog(process.env['LOG_LEVEL'] ?? 'warn');
  const signal = watchStopSignals();
  console.log(
    options.isHeadless ? `Barometer, ${options.days} days without a page` : 'Barometer, with a workspace of its own',
  );
  const demo = await openDemo({ options, log, say: (line) => console.log(line), signal, startProgress });
  try {
    if (options.isHeadless) await playHeadless(demo, options.days, console.log);
    else await playInteractive(demo, { say: console.log, log, signal });
  } finally {
    await demo.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : `The demo could not go on: ${messageOf(error)}`);
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  process.exitCode = error instanceof AppError ? (EXIT_CODES[error.code] ?? 1) : 1;
});
