/**
 * How fast a usage file comes in, beside its floor (COPY of the same file into the same kind of table) and the ORM's multi-row
 * insert, all in one run: `tsx bench/import.ts [--rows 1000000 | --gb 1]`. Reads DATABASE_URL, or starts the embedded Postgres.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importDirectory } from '../src/services/ingest/import-directory';
import { withBenchDatabase } from './import-database';
import { type Sample, writeSample } from './import-sample';
import { copyFloor, insertByOrm } from './import-ways';

const ORM_ROWS = 50_000;
const MEMORY_POLL_MS = 20;
const MB = 1024 * 1024;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string' }, gb: { type: 'string' } } });
  const dir = await mkdtemp(join(tmpdir(), 'barometer-bench-'));
  try {
    const size =
      values.gb === undefined ? { rows: Number(values.rows ?? 1_000_000) } : { bytes: Number(values.gb) * 1024 ** 3 };
    const sample = await writeSample(dir, size);
    await measure(sample, dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(sample: Sample, dir: string): Promise<void> {
  const megabytes = (await stat(sample.usagePath)).size / MB;
  print(`usage_daily.csv: ${sample.rows.toLocaleString('en')} rows, ${megabytes.toFixed(0)} MB`);
  await withBenchDatabase(async ({ pool, db }) => {
    const floor = sample.rows / (await copyFloor(pool, sample.usagePath));
    const orm = ORM_ROWS / (await insertByOrm(db, ORM_ROWS));
    const memory = watchMemory();
    const report = await importDirectory({ pool, source: 'bench', dir, now: new Date() });
    const { startMb, peakMb } = memory.stop();
    const usage = report.files.find(({ stream }) => stream === 'usage_daily');
    if (usage === undefined || usage.landed !== sample.rows)
      throw new Error(`landed ${usage?.landed}: ${usage?.error}`);
    const rate = sample.rows / usage.seconds;
    print(`COPY, the floor      ${perSecond(floor)}`);
    print(`import               ${perSecond(rate)}  ${(rate / floor).toFixed(2)} of the floor (target 0.4)`);
    print(`ORM multi-row insert ${perSecond(orm)}  import is ${(rate / orm).toFixed(1)} times as fast (target 8)`);
    print(
      `memory               ${startMb.toFixed(0)} MB at the start, at most ${peakMb.toFixed(0)} MB (target: +150, 300 in all)`,
    );
    const again = await importDirectory({ pool, source: 'bench', dir, now: new Date() });
    const repeated = again.files.find(({ stream }) => stream === 'usage_daily');
    print(`the same file again  ${perSecond(sample.rows / (repeated?.seconds ?? 0))}  landed ${repeated?.landed}`);
  });
}

function watchMemory() {
  const startMb = process.memoryUsage.rss() / MB;
  let peakMb = startMb;
  const timer = setInterval(() => (peakMb = Math.max(peakMb, process.memoryUsage.rss() / MB)), MEMORY_POLL_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return { startMb, peakMb };
    },
  };
}

function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString('en').padStart(9)} rows/s`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
