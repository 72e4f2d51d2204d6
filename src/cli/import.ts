import { resolve } from 'node:path';
import { AppError } from '../errors';
import { runExportImport } from './import-export';
import { printReport } from './print-report';
import { readOptions } from './read-options';
import type { Verb } from './verb';
import { withOperations } from './with-operations';

const usage = 'import <dir> [--source <name>] | <csv> --from <platform> [--kind k] [--map yaml] [--dry | --undo]';
const OPTIONS = {
  source: { type: 'string' },
  from: { type: 'string' },
  kind: { type: 'string' },
  map: { type: 'string' },
  dry: { type: 'boolean' },
  undo: { type: 'boolean' },
} as const;

/** Named `csv` unless said otherwise: the same name as the source in barometer.yaml, so that the two are one. */
const DEFAULT_SOURCE = 'csv';

/** The same names as in barometer.yaml. */
function readSource(name = DEFAULT_SOURCE): string {
  if (/^[a-z0-9][a-z0-9_-]{0,39}$/.test(name)) return name;
  throw new AppError('usage', `--source ${name}: expected lower-case letters, digits, "-" and "_".`);
}

export const importVerb: Verb = {
  usage,
  summary: 'read a folder in the CSV contract, or what another platform exported; again it changes nothing',
  run: async (args, context) => {
    const { values, positionals } = readOptions(usage, args, OPTIONS, 1);
    const { from, source: sourceName, ...words } = values;
    const [path = ''] = positionals;
    if (from !== undefined && sourceName === undefined) return runExportImport({ ...words, from, path }, context);
    if (from !== undefined || Object.keys(words).length > 0) throw new AppError('usage', `usage: barometer ${usage}`);
    const source = { name: readSource(sourceName), dir: resolve(path) };
    const progress = context.startProgress('importing');
    await withOperations(context, async ({ ingest }) => {
      const report = await ingest(source, context.clock.now(), ({ bytesRead, bytesTotal, file }) =>
        progress.update(bytesRead, bytesTotal, file),
      ).finally(progress.stop);
      printReport(report, context.print);
    });
  },
};
