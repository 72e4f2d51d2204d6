import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type CsvFiles = Readonly<Record<string, string | Buffer>>;

/** A fresh directory with these files; names that end in `.gz` are packed. Removed after the tests of the file. */
export function useCsvDirectories(): (files: CsvFiles) => Promise<string> {
  const made: string[] = [];
  afterAll(async () => {
    await Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true })));
  });
  return async (files) => {
    const dir = await mkdtemp(join(tmpdir(), 'barometer-csv-'));
    made.push(dir);
    await Promise.all(
      Object.entries(files).map(([name, content]) =>
        writeFile(join(dir, name), name.endsWith('.gz') ? gzipSync(content) : content),
      ),
    );
    return dir;
  };
}

/** Lines of a CSV file, each ended. */
export function lines(...rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}
