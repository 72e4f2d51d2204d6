import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listCitations } from './requirements/list-citations';
import { parseRequirements } from './requirements/parse-requirements';
import { renderRequirements } from './requirements/render-requirements';

/** `requirements` writes docs/requirements.md; `requirements --check` fails when it is not what would be written. */
function main(root: string, isCheck: boolean): void {
  const target = join(root, 'docs', 'requirements.md');
  const list = parseRequirements(readFileSync(join(root, 'docs', 'requirements.source.md'), 'utf8'));
  const citations = listTestFiles(root).flatMap((path) => listCitations(path, readFileSync(join(root, path), 'utf8')));
  const text = renderRequirements(list, citations);
  if (!isCheck) writeFileSync(target, text);
  else if (text !== readText(target))
    throw new Error('docs/requirements.md is out of date: run "npm run requirements".');
}

function listTestFiles(root: string): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .toSorted();
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // not written yet: out of date
  }
}

try {
  main(resolve(__dirname, '..'), process.argv.includes('--check'));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
