import { runCli } from './cli/run-cli';
import { startProgress } from './cli/progress';
import { loadConfig } from './config';
import { createLog } from './log';

async function main(): Promise<void> {
  process.exitCode = await runCli(process.argv.slice(2), {
    openContext: () => {
      const config = loadConfig();
      const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel); // a command prints; it does not chat
      return { config, log, clock: { now: () => new Date() }, print: console.log, startProgress };
    },
    print: console.log,
    printError: console.error,
  });
}

void main();
