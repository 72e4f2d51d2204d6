import { openDataSide } from '../compose-data';
import { type Connect, createConnect } from '../compose-sources';
import { isPulled, type PulledSource, type SourceSettings } from '../config-sources';
import type { Db } from '../db/client';
import { forgetCursors } from '../db/queries/pull/source-cursors';
import { AppError, messageOf } from '../errors';
import { type PreviewedPart, previewPull } from '../services/pull/preview-pull';
import { printReport } from './print-report';
import { readOptions } from './read-options';
import { startCounter } from './start-counter';
import type { Verb, VerbContext } from './verb';
import { withOperations } from './with-operations';
import type { Operations } from '../compose-operations';

const usage = 'ingest [--source <name>] [--from-start] [--dry]';

export const ingestVerb: Verb = {
  usage,
  summary: 'read every source of barometer.yaml now, or one of them',
  run: async (args, context) => {
    const { values } = readOptions(usage, args, {
      source: { type: 'string' },
      'from-start': { type: 'boolean' },
      dry: { type: 'boolean' },
    });
    const sources = pickSources(context, values.source);
    if (values.dry === true) return previewSources(sources, context);
    await withOperations(context, async ({ ingest }, { database }) => {
      const failures: string[] = [];
      for (const source of sources) {
        context.print(`${source.name} (${isPulled(source) ? source.kind : source.dir})`);
        try {
          if (values['from-start'] === true) await forgetCursors(database.db, source.name);
          await ingestOne(ingest, source, context);
        } catch (error) {
          failures.push(messageOf(error)); // one source failing never stops another
        }
      }
      if (failures.length > 0) throw new AppError('ingest_failed', failures.join('\n'));
    });
  },
};

/** What would be read next, of pulled sources; folders are read whole whenever they are read. */
async function previewSources(
  sources: readonly SourceSettings[],
  { config, log, clock, print }: VerbContext,
): Promise<void> {
  const data = await openDataSide(config, log);
  const connect = createConnect(config, log);
  try {
    const failures: string[] = [];
    for (const source of sources) {
      if (!isPulled(source)) print(`${source.name} (${source.dir}): a folder, read whole whenever it is read`);
      else failures.push(...(await previewOne(source, { db: data.database.db, connect, now: clock.now(), print })));
    }
    if (failures.length > 0) throw new AppError('ingest_failed', failures.join('\n'));
  } finally {
    await data.close();
  }
}

type Preview = { db: Db; connect: Connect; now: Date; print: VerbContext['print'] };

/** @returns what failed: the other parts, and the other sources, are shown. */
async function previewOne(source: PulledSource, { db, connect, now, print }: Preview): Promise<string[]> {
  print(`${source.name} (${source.kind}), the next page of each part, of which nothing is kept`);
  try {
    const parts = await previewPull(db, connect(source), now);
    for (const part of parts) print(describePart(part));
    return parts.flatMap(({ error }) => (error === null ? [] : [error]));
  } catch (error) {
    return [messageOf(error)];
  }
}

function describePart({ part, records, customers, facts, bad, isLast, error }: PreviewedPart): string {
  if (error !== null) return `  ${part}: failed, see below`;
  const rest = isLast ? 'nothing more' : 'more to come';
  return `  ${part}: ${records} records of ${customers} customers give ${facts} rows; ${bad} could not be taken; ${rest}`;
}

/** Whoever asks by hand waits until it is done. */
async function ingestOne(ingest: Operations['ingest'], source: SourceSettings, context: VerbContext): Promise<void> {
  const line = startCounter(source.name);
  const options = {
    deadlineMs: Number.POSITIVE_INFINITY,
    onRecords: ({ part, records }: { part: string; records: number }) => line.update(records, part),
  };
  const report = await ingest(source, context.clock.now(), undefined, options).finally(line.stop);
  printReport(report, context.print);
}

function pickSources({ config }: VerbContext, name: string | undefined): readonly SourceSettings[] {
  const { sources } = config.file;
  if (sources.length === 0) throw new AppError('usage', `${config.filePath} names no sources: nothing to ingest.`);
  if (name === undefined) return sources;
  const found = sources.filter((source) => source.name === name);
  const known = sources.map((source) => source.name).join(', ');
  if (found.length === 0) throw new AppError('usage', `--source ${name}: expected one of ${known}.`);
  return found;
}
