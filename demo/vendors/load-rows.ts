import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CsvFile } from '../company/contract';
import type { Row } from '../../workspace/vendors/world';

/** The rows of a file that the feed wrote, which is taken away: a system has them now, and not the folder. [] where there is none. */
export async function takeRows(dir: string, file: CsvFile): Promise<Row[]> {
  const path = join(dir, `${file}.csv`);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return [];
  await rm(path);
  return parse(text, { columns: true, skip_empty_lines: true }) as Row[];
}
