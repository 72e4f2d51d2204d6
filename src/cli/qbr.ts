import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openDataSide } from '../compose-data';
import { toQbrSettings } from '../compose-reviews';
import type { QbrContent } from '../domain/qbr';
import { AppError, messageOf } from '../errors';
import { renderQbr } from '../services/qbr/draw-qbr';
import { previewQbrs } from '../services/qbr/preview-qbrs';
import { readInstant, readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';

const usage = 'qbr [pod] [--out <folder>] [--at <instant>] [--dry]';
const OPTIONS = { out: { type: 'string', default: '.' }, at: { type: 'string' }, dry: { type: 'boolean' } } as const;

/** Writes files, never the database: what goes to RevOps is prepared by the job. */
export const qbr: Verb = {
  usage,
  summary: 'draw the review of a pod, or of all with a QBR to come, as PNG and PPTX drafts; --dry only says it',
  run: async (args, context) => {
    const { values, positionals } = readOptions(usage, args, OPTIONS, 0, 1);
    const now = readInstant('--at', values.at, context.clock.now());
    const data = await openDataSide(context.config, context.log);
    try {
      const settings = toQbrSettings(data.model, context.config.file);
      for (const { content, lines } of await previewQbrs(data.database.db, settings, {
        name: positionals[0] ?? null,
        now,
      })) {
        // prettier-ignore
        for (const line of lines) context.print(line);
        if (values.dry !== true) await write(content, values.out, context);
      }
    } finally {
      await data.close();
    }
  },
};

async function write(content: QbrContent, folder: string, { config, print }: VerbContext): Promise<void> {
  const files = await renderQbr(content, { kind: 'draft' }, { company: config.file.company });
  try {
    await mkdir(resolve(folder), { recursive: true });
    for (const { name, bytes } of files) await writeFile(resolve(folder, name), bytes);
  } catch (cause) {
    throw new AppError('not_written', `--out ${folder}: no files can be written there: ${messageOf(cause)}.`, {
      cause,
    });
  }
  for (const { name } of files) print(`  wrote ${join(folder, name)}`);
}
