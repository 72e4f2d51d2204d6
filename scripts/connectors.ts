import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { listSubjects } from './connectors/list-subjects';
import { measureSubjects } from './connectors/measure-subjects';
import { renderCases } from './connectors/render-cases';
import { renderMeasures } from './connectors/render-measures';
import { runHarness } from './connectors/run-harness';

const TARGET = join(__dirname, '../docs/connectors.md');
const BENCH_ROWS = 100_000;
const TITLES = { cases: 'What each went through', measures: 'A hundred thousand rows' };

/**
 * `npm run connectors [-- --bench] [-- --write | --only <kind>]`: runs every connector through its harness, or (`--bench`) measures each on
 * 100,000 rows, and prints the table; `--write` puts it into docs/connectors.md, where the other one stays as it is.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, bench: { type: 'boolean' }, write: { type: 'boolean' } },
  });
  const subjects = (await listSubjects()).filter(({ kind }) => values.only === undefined || kind === values.only);
  if (values.only !== undefined && values.write) throw new Error('--write takes all connectors: leave out --only');
  if (subjects.length === 0) throw new Error(`--only ${values.only}: no connector is called so`);
  const section = values.bench
    ? { title: TITLES.measures, text: renderMeasures(await measureSubjects(subjects, BENCH_ROWS), BENCH_ROWS) }
    : { title: TITLES.cases, text: renderCases(subjects, await runHarness(values.only)) };
  process.stdout.write(`${section.text}\n`);
  if (values.write) await replaceSection(section);
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
