import { readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { AnySubject } from '../test/connectors/subject';
import { listSubjects } from './connectors/list-subjects';
import { measureSubjects } from './connectors/measure-subjects';
import { renderCases } from './connectors/render-cases';
import { renderMeasured, renderMeasures } from './connectors/render-measures';
import { runHarness } from './connectors/run-harness';

const TARGET = join(__dirname, '../docs/connectors.md');
const ROWS = 100_000;
const CUSTOMERS = 100;
const SECOND_MS = 1000;
const TITLES = { cases: 'What each went through', measures: 'A hundred thousand rows' };

/**
 * `npm run connectors [-- --bench [--rows 5000] [--customers 3]] [-- --write | --only <kind>]`: runs every connector through its harness, or (`--bench`)
 * measures each on 100,000 rows, and prints the table; `--write` puts it into docs/connectors.md, where the other one stays as it is.
 */
async function main(): Promise<void> {
  const asked = readArgs();
  const { only } = asked;
  const subjects = (await listSubjects()).filter(({ kind }) => only === undefined || kind === only);
  if (subjects.length === 0) throw new Error(`--only ${only}: no connector is called so`);
  const section = asked.isBench
    ? { title: TITLES.measures, text: await bench(subjects, asked.rows, asked.customers) }
    : { title: TITLES.cases, text: renderCases(subjects, await runHarness(only)) };
  process.stdout.write(`${section.text}\n`);
  if (asked.isWritten) await replaceSection(section);
}

/** @throws when `--write` is asked for a part of it. */
function readArgs() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      bench: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      rows: { type: 'string', default: String(ROWS) },
      customers: { type: 'string', default: String(CUSTOMERS) },
    },
  });
  const { only, bench: isBench, write: isWritten } = values;
  const [rows, customers] = [Number(values.rows), Number(values.customers)];
  if (isWritten && (only !== undefined || rows !== ROWS || customers !== CUSTOMERS))
    throw new Error('--write takes all connectors and rows: leave out --only, --rows and --customers');
  return { only, isBench, isWritten, rows, customers };
}

async function bench(subjects: readonly AnySubject[], rows: number, customers: number): Promise<string> {
  const [loadBefore = 0] = loadavg();
  const startedAt = performance.now();
  const sayAt = (at: number): void => {
    const next = subjects[at];
    if (next !== undefined) process.stderr.write(`${at + 1} of ${subjects.length}: ${next.title} ...\n`);
  };
  let done = 0;
  sayAt(0);
  const all = await measureSubjects(subjects, {
    rows,
    customers,
    onMeasured: (one) => {
      process.stderr.write(`${renderMeasured(one)}\n`);
      done += 1;
      sayAt(done);
    },
  });
  const seconds = (performance.now() - startedAt) / SECOND_MS;
  return renderMeasures(all, { rows, customers, loads: [loadBefore, loadavg()[0] ?? 0], seconds });
}

async function replaceSection({ title, text }: { title: string; text: string }): Promise<void> {
  const before = await readFile(TARGET, 'utf8').catch(() => '');
  const sections = new Map(before.split(/^(?=## )/m).map((one) => [titleOf(one), one.trim()]));
  sections.set(title, `## ${title}\n\n${text}`);
  const parts = Object.values(TITLES).flatMap((one) => sections.get(one) ?? []);
  const style = await resolveConfig(TARGET);
  const head =
    '# Connectors\n\nWritten by `npm run connectors -- --write` and `npm run connectors -- --bench --write`.';
  await writeFile(TARGET, await format([head, ...parts].join('\n\n'), { ...style, filepath: TARGET }));
}

const titleOf = (section: string): string => /^## (.*)$/m.exec(section)?.[1] ?? '';

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
