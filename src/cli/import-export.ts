import { basename, resolve } from 'node:path';
import type { DataSide } from '../compose-data';
import type { Operations } from '../compose-operations';
import { AppError } from '../errors';
import { DEFAULT_KIND } from '../ingest/exports/default-columns';
import {
  EXPORT_KINDS,
  ExportMap,
  type ExportKind,
  NO_MAP,
  type Platform,
  PLATFORMS,
} from '../ingest/exports/export-format';
import type { ExportFile } from '../ingest/exports/place-columns';
import { readMappingFile } from '../ingest/mapping-file';
import { importExport } from '../services/exports/import-export';
import { undoExport } from '../services/exports/undo-export';
import { readYamlFile } from '../services/model/yaml-file';
import { formatExportReport } from './format-export-report';
import type { VerbContext } from './verb';
import { withOperations } from './with-operations';

export type ExportWords = {
  from: string;
  path: string;
  kind?: string | undefined;
  map?: string | undefined;
  dry?: boolean | undefined;
  undo?: boolean | undefined;
};

/** `barometer import --from <platform>`: what another platform exported, once, before it is left. */
export async function runExportImport(words: ExportWords, context: VerbContext): Promise<void> {
  if (words.dry === true && words.undo === true) throw new AppError('usage', '--dry and --undo: expected one of them.');
  const file = { ...(await readWords(words)), path: resolve(words.path) };
  const taken = context.config.file.sources.find(({ name }) => name === file.platform);
  if (taken !== undefined)
    throw new AppError('name_taken', `sources: ${taken.name}: a source has the name of the platform: give it another.`);
  await withOperations(context, async (operations, data) => {
    const changed = words.undo === true ? await undo(file, context, data) : await bringIn(file, words, context, data);
    if (words.dry !== true) await scoreThem(operations, changed, context);
  });
}

type PlacedFile = ExportFile & { path: string };

async function bringIn(
  file: PlacedFile,
  { dry: isDry = false }: ExportWords,
  { config, clock, print }: VerbContext,
  { database }: DataSide,
): Promise<string[]> {
  const mappingFile = config.file.identity.mapping_file;
  const mappings = mappingFile === undefined ? [] : (await readMappingFile(mappingFile)).mappings;
  const { report, changed } = await importExport(database.pool, { ...file, isDry, mappings, now: clock.now() });
  for (const line of formatExportReport(report, { isDry })) print(line);
  return changed;
}

async function undo(file: PlacedFile, { clock, print }: VerbContext, { database }: DataSide): Promise<string[]> {
  const { facts, notes, judgements, changed } = await undoExport(database.pool, { ...file, now: clock.now() });
  print(`Taken out: ${facts} facts, ${notes} notes; withdrawn: ${judgements} judgements.`);
  return changed;
}

async function scoreThem({ scoreTouched }: Operations, changed: string[], { clock }: VerbContext): Promise<void> {
  if (changed.length > 0) await scoreTouched(changed, clock.now);
}

async function readWords({ from, kind, map, path }: ExportWords): Promise<ExportFile> {
  const platform = readPlatform(from);
  const read = map === undefined ? NO_MAP : (await readYamlFile(resolve(map), ExportMap)).value;
  return { platform, kind: readKind(platform, kind), file: basename(path), map: read };
}

function readPlatform(text: string): Platform {
  const found = PLATFORMS.find((one) => one === text);
  if (found !== undefined) return found;
  throw new AppError('usage', `--from ${text}: expected one of ${PLATFORMS.join(', ')}.`);
}

function readKind(platform: Platform, text: string | undefined): ExportKind {
  const found = text === undefined ? DEFAULT_KIND[platform] : EXPORT_KINDS.find((one) => one === text);
  if (found !== undefined && found !== null) return found;
  const expected = `expected one of ${EXPORT_KINDS.join(', ')}`;
  throw new AppError('usage', `--kind${text === undefined ? '' : ` ${text}`}: ${expected}, as the file is.`);
}
