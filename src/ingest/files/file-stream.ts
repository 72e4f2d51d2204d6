import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, messageOf, SourceError } from '../../errors';
import type { Cursor, PullContext, PullPage, PullStream } from '../pull/connector';
import { bindQuery, queryError, refuseTooMany, refuseWrongColumns } from '../sql/bind-query';
import type { BoundSelect } from '../sql/bind-since';
import { defineQueryStream } from '../sql/define-query-stream';
import { later, listNewest } from '../sql/newest';
import { completeTo, sinceOf } from '../sql/sql-cursor';
import { DUCKDB } from '../sql/sql-dialect';
import type { SqlRecord } from '../sql/sql-engine';
import { readFileStanding, writeFileStanding } from './file-cursor';
import type { FileQuerySettings } from './file-query-settings';
import { type FileFormat, formatOf } from './file-format';
import type { IdentifyFile } from './identify-file';
import { listFiles } from './list-files';
import { openSandbox } from './open-sandbox';
import { listRejects, scanFiles } from './scan-files';
import { settleFiles } from './settle-files';

export type FilePlan = {
  source: string;
  query: FileQuerySettings;
  folder: string;
  memoryMb: number;
  backfillDays: number;
  maxRows: number;
  identify: IdentifyFile;
};

/** One SELECT over files as a stream: each file once, and again when its content changed. */
export function createFileStream(plan: FilePlan): PullStream {
  const { source, query } = plan;
  const bound = { ...plan, select: bindQuery(source, query, DUCKDB), format: query.format ?? formatOf(query.files) };
  return defineQueryStream(query, [query.files, query.types], (cursor, context) => readPages(bound, cursor, context));
}

export type BoundFilePlan = FilePlan & { select: BoundSelect; format: FileFormat };
type KnownFile = { path: string; identity: string };

async function* readPages(
  unplaced: BoundFilePlan,
  cursor: Cursor | null,
  context: PullContext,
): AsyncGenerator<PullPage> {
  const plan = { ...unplaced, folder: await findRealFolder(unplaced) };
  const { query, source } = plan;
  const { files, done, waiting } = await lookAround(plan, cursor, context);
  let newestDay: string | null = null;
  let rows = 0;
  for (const group of toGroups(query, files, done)) {
    for await (const records of readGroup(plan, group, context)) {
      rows += records.length;
      refuseTooMany(source, query, { rows, maxRows: plan.maxRows });
      newestDay = later(newestDay, listNewest(records, null).day);
      yield { records, cursor: writeFileStanding({ done, waiting }) };
    }
    for (const { path, identity } of group) done.set(path, identity);
    yield { records: [], cursor: writeFileStanding({ done, waiting }) };
  }
  const present = new Set(files.map(({ path }) => path));
  const kept = new Map([...done].filter(([path]) => present.has(path) || waiting.has(path)));
  const [last] = [...done].slice(-1);
  if (kept.size === 0 && last !== undefined) kept.set(...last); // that files once came is remembered
  const complete = query.stream === 'usage_daily' ? completeTo(newestDay, query.complete_to, context.now) : undefined;
  yield {
    records: [],
    cursor: writeFileStanding({ done: kept, waiting }),
    isLast: kept.size > 0,
    completeTo: complete,
  }; // none ever: a wrong pattern looks the same, and is not up to date
}

/** Files that are wholly there, with what identifies them; what has been read before; what may still grow. */
async function lookAround(plan: BoundFilePlan, cursor: Cursor | null, { now, signal }: PullContext) {
  const { source, query, folder, identify } = plan;
  const before = readFileStanding(cursor);
  const { files: found, completeFolders } = await listFiles(folder, query.files);
  const { settled, waiting } = settleFiles(found, { waiting: before.waiting, completeFolders, now });
  if (query.snapshot && settled.length === 0)
    throw queryError(source, query, `is to see all there is, and no file fits "${query.files}"`);
  const files: KnownFile[] = [];
  for (const file of settled) files.push({ path: file.path, identity: await identify(folder, file, signal) });
  return { files, done: new Map(before.done), waiting };
}

/** What is read together: each new or changed file by itself; or all of them, when one is new, changed or gone. A snapshot is always read. */
export function toGroups(
  query: Pick<FileQuerySettings, 'snapshot' | 'all_files'>,
  files: readonly KnownFile[],
  done: ReadonlyMap<string, string>,
): (readonly KnownFile[])[] {
  const fresh = files.filter(({ path, identity }) => done.get(path) !== identity);
  if (!query.snapshot && !query.all_files) return fresh.map((file) => [file]);
  const isGone = [...done.keys()].some((path) => files.every((file) => file.path !== path));
  return files.length > 0 && (query.snapshot || isGone || fresh.length > 0) ? [files] : [];
}

async function* readGroup(
  plan: BoundFilePlan,
  group: readonly KnownFile[],
  context: PullContext,
): AsyncGenerator<readonly SqlRecord[]> {
  const { source, query, folder, format, select } = plan;
  const paths = group.map(({ path }) => join(folder, path));
  const since = sinceOf(
    { at: null, passAt: null },
    { now: context.now, backfillDays: plan.backfillDays, overlapHours: 0 },
  );
  const sandbox = await openSandbox(plan, context.signal);
  try {
    const { types } = query;
    const scan = await scanFiles(sandbox.connection, { format, paths, types }, { ...select, since });
    if (scan === null) return;
    refuseWrongColumns(source, query, scan.columns);
    yield* scan.batches();
    const rejects = format === 'csv' ? await listRejects(sandbox.connection) : [];
    if (rejects.length > 0) yield rejects;
  } catch (thrown) {
    throw context.signal.aborted ? context.signal.reason : toFileError(plan, group, thrown);
  } finally {
    sandbox.close();
  }
}

/** DuckDB's sentence names columns, files and places; where it may quote a value, it is left out. */
function toFileError({ source, query }: BoundFilePlan, group: readonly KnownFile[], thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = messageOf(thrown);
  const isAboutValue = /^(Conversion|Invalid Input|Out of Range)/.test(message);
  const what = isAboutValue ? 'a value does not fit what the SELECT turns it into' : message;
  const where = group.length === 1 ? (group[0]?.path ?? '') : `${group.length} files`;
  const failed = queryError(source, query, `fails on ${where}: ${what}`);
  return new SourceError(source, failed.failure, failed.message.slice(source.length + 2), { cause: thrown });
}

/** DuckDB compares the paths it is allowed by their text: without links in between. */
async function findRealFolder({ source, folder }: FilePlan): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    throw new SourceError(source, 'config', 'the folder cannot be found (folder)', { cause });
  }
}
