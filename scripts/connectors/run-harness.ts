import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const ROOT = join(__dirname, '../..');

const Results = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

/** Whether each test of the harness passed, by its title: "Zendesk: 429 with seconds is waited for". */
export type Verdicts = ReadonlyMap<string, boolean>;

/** Runs the tests of all connectors, or of one. A test that fails is a cross in the table, not a failure of this script. */
export async function runHarness(only: string | undefined): Promise<Verdicts> {
  const folder = await mkdtemp(join(tmpdir(), 'barometer-connectors-'));
  const file = join(folder, 'results.json');
  try {
    await runJest([`test/connectors/${only ?? '[^/]+'}\\.test\\.ts$`, '--json', `--outputFile=${file}`]);
    const { testResults } = Results.parse(JSON.parse(await readFile(file, 'utf8')));
    return new Map(
      testResults.flatMap(({ assertionResults }) =>
        assertionResults.map(({ title, status }): [string, boolean] => [title, status === 'passed']),
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runJest(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['test', '--', ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', () => resolve()); // a failing test is no failure to run them
  });
}
