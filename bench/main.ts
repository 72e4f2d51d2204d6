import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(__dirname, '..');
const GIGABYTE = 1024 ** 3;

type Bench = { title: string; why: string; args: readonly string[] };

const BENCHES: readonly Bench[] = [
  {
    title: 'Bringing rows in',
    why: 'A `usage_daily.csv` of a million rows through the whole import (parsed, validated, merged), beside COPY of the same file.',
    args: ['bench/import.ts'],
  },
  {
    title: 'A gigabyte in one file',
    why: 'Memory must not grow with the file.',
    args: ['bench/import.ts', '--gb', '1'],
  },
  {
    title: 'Scoring everything',
    why: 'Whole runs over 1,000, 10,000 and 100,000 accounts × 180 days, each beside one SQL statement that aggregates, scores and stores.',
    args: ['bench/score.ts', '1000', '10000', '100000'],
  },
  {
    title: 'The demo, thirty days',
    why: 'Start, history of 240 days, and 30 days of jobs and delivery against the local workspace.',
    args: ['demo/main.ts', '--headless', '--days', '30'],
  },
];

/** `npm run bench [-- --write]`: runs every measurement; `--write` puts what they printed into docs/performance.md. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
  const sections: string[] = [];
  for (const bench of BENCHES) {
    process.stdout.write(`\n== ${bench.title}\n`);
    const printed = await run(bench.args);
    sections.push(
      `## ${bench.title}\n\n${bench.why}\n\n\`\`\`text\n$ tsx ${bench.args.join(' ')}\n${printed.trim()}\n\`\`\`\n`,
    );
  }
  if (values.write) await writeFile(join(ROOT, 'docs/performance.md'), `${head()}\n${sections.join('\n')}`);
}

/** The output of one measurement, shown as it comes. The messages of the demo are not figures: they are left out. */
function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('npx', ['tsx', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      text += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0)
        resolve(
          text
            .split('\n')
            .filter((line) => !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(line))
            .join('\n'),
        );
      else reject(new Error(`tsx ${args.join(' ')} ended with ${code}`));
    });
  });
}

function head(): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / GIGABYTE)} GB, Node ${process.version}`;
  return `# Measured\n\nWritten by \`npm run bench -- --write\` on ${machine}. Read the ratios: machines differ, and are shared.\n`;
}

void main();
