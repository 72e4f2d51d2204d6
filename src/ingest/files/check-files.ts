import { AppError } from '../../errors';
import type { CheckFinding, PullContext, PullStream } from '../pull/connector';
import { judgeSample, noteIgnored } from '../sql/check-query';
import { nameOfQuery } from '../sql/query-settings';
import { isUnreadable } from '../sql/sql-engine';
import type { FilePlan } from './file-stream';
import { listFiles } from './list-files';

/** What one query over files comes to: which files fit, and whether the first page of what is new can be taken. */
export async function checkFiles(
  { query, folder }: FilePlan,
  stream: PullStream,
  context: PullContext,
): Promise<CheckFinding[]> {
  const name = nameOfQuery(query);
  try {
    const records = await readFirst(stream, context);
    const { files } = await listFiles(folder, query.files);
    if (files.length === 0) return [{ level: 'note', text: `${name}: no file fits "${query.files}" yet` }];
    const found: CheckFinding = { level: 'ok', text: `${name}: ${files.length} files fit "${query.files}"` };
    if (records.length === 0) return [found, { level: 'note', text: `${name}: they may still be growing: read later` }];
    const row = records.find((record) => !isUnreadable(record));
    const columns = typeof row === 'object' && row !== null ? Object.keys(row) : [];
    const mode = query.snapshot || query.all_files ? 'from all files together' : 'file by file';
    return [found, ...noteIgnored(query, columns), judgeSample({ query, stream, mode }, records)];
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return [{ level: 'problem', text: thrown.message }];
  }
}

async function readFirst(stream: PullStream, context: PullContext): Promise<readonly unknown[]> {
  for await (const { records } of stream.pages(null, context)) if (records.length > 0) return records;
  return [];
}
