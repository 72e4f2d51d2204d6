import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { MutationGroup } from './groups';
import { type FileScore, type GroupReport, scoreFile } from './score-file';

const TOGETHER = '<rootDir>/test/support/tests-of-a-group.ts';

/** Mutates the files of one group, runs its tests against each mutant, and says what became of them. Reads stryker.config.json. */
export async function runGroup(
  root: string,
  { name, mutate, tests, isFoundByName }: MutationGroup,
): Promise<GroupReport> {
  const { Stryker } = await import('@stryker-mutator/core'); // ESM only
  const paths = tests.map((test) => `test/scoring/${test}.test.ts`);
  process.env['BAROMETER_MUTATION_TESTS'] = paths.join(',');
  const testMatch = isFoundByName ? [TOGETHER] : paths.map((path) => `<rootDir>/${path}`);
  const mutants = await new Stryker({
    mutate: mutate.map((file) => `src/scoring/${file}.ts`),
    // jest narrows a run to the tests that import the file; it cannot see what is found by listing a folder
    jest: { enableFindRelatedTests: isFoundByName !== true, config: { testMatch } },
  }).runMutationTest();
  const files = mutate.map((file): FileScore => {
    const path = join(root, 'src/scoring', `${file}.ts`);
    const own = mutants.filter(({ fileName }) => fileName === path);
    return { file, hash: hashFile(path), ...scoreFile(own) };
  });
  const survivors = mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ fileName, location: { start }, mutatorName, replacement }) => {
      const place = `${relative(root, fileName)}:${start.line}:${start.column}`;
      return `${place} ${mutatorName}: ${replacement ?? ''}`;
    });
  return { name, files, survivors };
}

/** Of the text as it was measured: a file changed since says so in the table. */
export const hashFile = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
