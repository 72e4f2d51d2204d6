import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { importDirectory } from '../../src/services/ingest/import-directory';
import { useCsvDirectories } from '../ingest/csv-directory';
import { useDatabase } from '../support/database';

const MB = 1024 * 1024;
const FILE_BYTES = 20 * MB; // bench/import.ts --gb 1 measures the same at 1 GB
const NOW = new Date('2026-03-01T06:00:00Z');
const database = useDatabase();
const makeDirectory = useCsvDirectories();

/** One wide line over and over, so that the server has little to do: what is measured is what this process holds. */
function* usage(): Generator<string> {
  yield 'account_id,day,events,ignored\n';
  const line = `a,2026-02-01,12.5,${'x'.repeat(200)}\n`;
  const chunk = line.repeat(1_000);
  for (let bytes = 0; bytes < FILE_BYTES; bytes += chunk.length) yield chunk;
}

describe('a large file', () => {
  it('is imported with memory that does not grow with it: less than 150 MB above the start', async () => {
    const dir = await makeDirectory({});
    await writeFile(join(dir, 'accounts.csv'), 'account_id,name\na,A\n');
    await pipeline(Readable.from(usage()), createWriteStream(join(dir, 'usage_daily.csv')));
    const start = process.memoryUsage.rss();
    let peak = start;
    const onProgress = (): void => void (peak = Math.max(peak, process.memoryUsage.rss()));
    const report = await importDirectory({ pool: database.pool, source: 'csv', dir, now: NOW, onProgress });
    expect(report).toMatchObject({ status: 'ok' });
    expect(report.files.at(-1)?.rowsRead).toBeGreaterThan(90_000);
    expect((peak - start) / MB).toBeLessThan(150);
  }, 180_000); // 20 MB through a server that may be busy with other tests
});
