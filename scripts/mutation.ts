import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { GROUPS } from './mutation/groups';
import { renderTable } from './mutation/render-table';
import { hashFile, runGroup } from './mutation/run-group';
import type { GroupReport } from './mutation/score-file';

const ROOT = join(__dirname, '..');
const REPORTS = join(ROOT, 'reports/mutation');
const TARGET = join(ROOT, 'docs/mutation.md');

const INTRODUCTION = `# Mutation score of src/scoring

Written by \`npm run mutation\` and \`npm run mutation -- --write\`. [Stryker](https://stryker-mutator.io) changes the code a little, one
mutant at a time, and runs the tests that \`scripts/mutation/groups.ts\` names for the file: score = (killed + timed out) / (all −
ignored). Only tests near a file count, properties run twenty times instead of a hundred, and no mutator is switched off: the whole
suite notices no less. A file without mutants holds types alone.`;

/** `npm run mutation [-- <group>…]` mutates all groups or those named; `--write` writes docs/mutation.md from what was measured last. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--write')) return writeDocument();
  const unnamed = listUnnamed();
  if (unnamed.length > 0) throw new Error(`in no group of scripts/mutation/groups.ts: ${unnamed.join(', ')}`);
  const unknown = args.filter((arg) => GROUPS.every(({ name }) => name !== arg));
  if (unknown.length > 0) throw new Error(`no group is called ${unknown.join(', ')}: ${GROUPS.map(({ name }) => name).join(', ')}`); // prettier-ignore
  mkdirSync(REPORTS, { recursive: true });
  for (const group of GROUPS.filter(({ name }) => args.length === 0 || args.includes(name))) {
    const report = await runGroup(ROOT, group);
    writeFileSync(pathOf(group.name), JSON.stringify(report, null, 2));
    console.log([...report.survivors, renderTable([report], () => false)].join('\n'));
  }
}

async function writeDocument(): Promise<void> {
  const reports = GROUPS.filter(({ name }) => existsSync(pathOf(name))).map(({ name }) => readReport(name));
  const missing = GROUPS.filter(({ name }) => !existsSync(pathOf(name))).map(({ name }) => name);
  const gap = missing.length === 0 ? [] : [`Not measured: ${missing.join(', ')}.`];
  const table = renderTable(reports, ({ file, hash }) => hashFile(sourceOf(file)) !== hash);
  const style = await resolveConfig(TARGET);
  writeFileSync(TARGET, await format([INTRODUCTION, ...gap, table].join('\n\n'), { ...style, filepath: TARGET }));
}

const pathOf = (group: string): string => join(REPORTS, `${group}.json`);
const sourceOf = (file: string): string => join(ROOT, 'src/scoring', `${file}.ts`);
const readReport = (group: string) => JSON.parse(readFileSync(pathOf(group), 'utf8')) as GroupReport;

/** Files of src/scoring that no group mutates. */
function listUnnamed(): string[] {
  const named = new Set(GROUPS.flatMap(({ mutate }) => mutate));
  return readdirSync(join(ROOT, 'src/scoring'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/').slice(0, -'.ts'.length))
    .filter((file) => !named.has(file));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
