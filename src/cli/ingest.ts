import { AppError, messageOf } from '../errors';
import type { SourceSettings } from '../compose-data';
import { printReport } from './print-report';
import { readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';
import { withOperations } from './with-operations';

const usage = 'ingest [--source <name>]';

export const ingestVerb: Verb = {
  usage,
  summary: 'read every source of barometer.yaml now, or one of them',
  run: async (args, context) => {
    const { values } = readOptions(usage, args, { source: { type: 'string' } });
    const sources = pickSources(context, values.source);
    await withOperations(context, async ({ ingest }) => {
      const failures: string[] = [];
      for (const source of sources) {
        context.print(`${source.name} (${source.dir})`);
        try {
          printReport(await ingest(source, context.clock.now()), context.print);
        } catch (error) {
          failures.push(messageOf(error)); // one source failing never stops another
        }
      }
      if (failures.length > 0) throw new AppError('ingest_failed', failures.join('\n'));
    });
  },
};

function pickSources({ config }: VerbContext, name: string | undefined): readonly SourceSettings[] {
  const { sources } = config.file;
  if (sources.length === 0) throw new AppError('usage', `${config.filePath} names no sources: nothing to ingest.`);
  if (name === undefined) return sources;
  const found = sources.filter((source) => source.name === name);
  const known = sources.map((source) => source.name).join(', ');
  if (found.length === 0) throw new AppError('usage', `--source ${name}: expected one of ${known}.`);
  return found;
}
