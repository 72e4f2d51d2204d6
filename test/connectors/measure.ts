import { openDatabase } from '../../src/db/client';
import { messageOf } from '../../src/errors';
import { runPull } from '../../src/services/pull/run-pull';
import type { Measured } from './measure-in-child';
import type { Subject } from './subject';
import { connectPart, createTools, NOW } from './world';

const SAMPLE_MS = 10;
const MB = 1024 * 1024;

/** `measure.ts <kind> <url of its stand-in> <database>`: pulls everything once and says on stdout how long it took and how much memory. */
async function main([kind, url, databaseUrl]: string[]): Promise<void> {
  if (kind === undefined || url === undefined || databaseUrl === undefined)
    throw new Error('expected kind, url, database');
  const { subject } = (await import(`./subjects/${kind}.ts`)) as { subject: Subject };
  const database = openDatabase(databaseUrl, { max: 4 });
  const tools = createTools({ subject, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] })();
  const connector = connectPart(subject, { url, tools });
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), SAMPLE_MS);
  const startedAt = performance.now();
  const errors: unknown[] = [];
  const report = await runPull({
    pool: database.pool,
    connector,
    now: NOW,
    onChangedAccounts: async () => undefined,
    onUnexpected: (error) => void errors.push(error),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(sampling);
  await database.close();
  const failed = report.files.find(({ error }) => error !== null)?.error ?? report.error;
  const measured: Measured = {
    grownMb: (peak - before) / MB,
    peakMb: peak / MB,
    seconds,
    rows: report.files.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    error: failed ?? (errors.length > 0 ? messageOf(errors[0]) : null),
  };
  process.stdout.write(JSON.stringify(measured));
}

void main(process.argv.slice(2));
