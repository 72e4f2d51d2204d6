import { resolve } from 'node:path';
import { AppError } from '../errors';
import { printReport } from './print-report';
import { readOptions } from './read-options';
import type { Verb } from './verb';
import { withOperations } from './with-operations';

const usage = 'import <dir> [--source <name>]';

/** Named `csv` unless said otherwise: the same name as the source in barometer.yaml, so that the two are one. */
const DEFAULT_SOURCE = 'csv';

/** The same names as in barometer.yaml. */
function readSource(name = DEFAULT_SOURCE): string {
  if (/^[a-z0-9][a-z0-9_-]{0,39}$/.test(name)) return name;
  throw new AppError('usage', `--source ${name}: expected lower-case letters, digits, "-" and "_".`);
}

export const importVerb: Verb = {
  usage,
  summary: 'read a folder in the CSV contract; importing it again changes nothing',
  run: async (args, context) => {
    const { values, positionals } = readOptions(usage, args, { source: { type: 'string' } }, 1);
    const source = { name: readSource(values.source), dir: resolve(positionals[0] ?? '') };
    const progress = context.startProgress('importing');
    await withOperations(context, async ({ ingest }) => {
      const report = await ingest(source, context.clock.now(), ({ bytesRead, bytesTotal, file }) =>
        progress.update(bytesRead, bytesTotal, file),
      ).finally(progress.stop);
      printReport(report, context.print);
    });
  },
};
