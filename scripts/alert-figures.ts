import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { createLog } from '../src/log';
import { parseSimulateArguments } from '../simulate/arguments';
import { simulate } from '../simulate/simulate';
import { startProgress } from '../src/cli/progress';
import { renderAlerts } from './alert-figures/render-alerts';

const TARGET = join(__dirname, '../docs/alerts.md');

/** `npm run alert-figures [-- --accounts n --days n --seed n]`: plays the simulation and writes docs/alerts.md. */
async function main(): Promise<void> {
  const options = parseSimulateArguments(process.argv.slice(2));
  if (options === null) throw new Error('usage: npm run alert-figures [-- --accounts <n> --days <n> --seed <n>]');
  const progress = startProgress('simulating');
  const onProgress = (_label: string, done: number, total: number, detail: string) =>
    progress.update(done, total, detail);
  const figures = await simulate({ ...options, serverUrl: null, log: createLog('error'), onProgress }).finally(
    progress.stop,
  );
  const style = await resolveConfig(TARGET);
  writeFileSync(TARGET, await format(renderAlerts(figures), { ...style, filepath: TARGET }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
