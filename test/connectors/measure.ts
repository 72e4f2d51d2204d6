import { text } from 'node:stream/consumers';
import { openDatabase } from '../../src/db/client';
import { messageOf } from '../../src/errors';
import type { Measured, ToMeasure } from './measure-in-child';
import { runConnector } from './run-connector';
import type { AnySubject } from './subject';
import { connectAt, createTools, NOW } from './world';

const SAMPLE_MS = 10;
const MB = 1024 * 1024;

/** Brings in everything once, of the connector that stdin names, and says on stdout how long it took and how much memory. */
async function main(): Promise<void> {
  const { kind, reach, databaseUrl } = JSON.parse(await text(process.stdin)) as ToMeasure;
  const { subject } = (await import(`./subjects/${kind}.ts`)) as { subject: AnySubject };
  const database = openDatabase(databaseUrl, { max: 4 });
  const tools = createTools({ subject: reach, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] })();
  const connector = connectAt(subject, { reach, tools });
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), SAMPLE_MS);
  const startedAt = performance.now();
  const { report, unexpected, records } = await runConnector(subject, { pool: database.pool, connector, now: NOW });
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(sampling);
  await database.close();
  const failed = report.files.find(({ error }) => error !== null)?.error ?? report.error;
  const measured: Measured = {
    grownMb: (peak - before) / MB,
    peakMb: peak / MB,
    seconds,
    rows: records,
    error: failed ?? (unexpected.length > 0 ? messageOf(unexpected[0]) : null),
  };
  process.stdout.write(JSON.stringify(measured));
}

void main();
