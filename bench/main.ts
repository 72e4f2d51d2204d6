import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
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
    title: 'From a webhook to the message',
    why: 'A signed P1 ticket at `/hooks/<source>` to its message at Slack, by the whole app, with 100,000 accounts × 180 days in the database.',
    args: ['bench/hooks.ts', '100000'],
  },
  {
    title: 'From a form in Zendesk’s stand-in, by its webhook, to the message',
    why: 'A P1 opened by hand in the demo with `--sources fake`, twenty times, one after the other.',
    args: ['bench/fake-p1.ts'],
  },
  {
    title: 'The demo, thirty days',
    why: 'Start, history of 240 days, and 30 days of jobs and delivery against the local workspace.',
    args: ['demo/main.ts', '--headless', '--days', '30'],
  },
];

const DOCUMENT = join(ROOT, 'docs/performance.md');

/**
 * `npm run bench [-- --write] [-- --only <words of a title>]`: runs every measurement, or those named; `--write` puts what they printed into
 * docs/performance.md, where the sections of the others stay.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string', default: '' } } });
  const chosen = BENCHES.filter(({ title }) => title.toLowerCase().includes(values.only.toLowerCase()));
  if (chosen.length === 0)
    throw new Error(`--only ${values.only}: none of ${BENCHES.map(({ title }) => title).join(', ')}`);
  const before = await readFile(DOCUMENT, 'utf8');
  const sections = new Map(before.split(/^(?=## )/m).map((section) => [titleOf(section), section.trim()]));
  for (const bench of chosen) {
    process.stdout.write(`\n== ${bench.title}\n`);
    const printed = await run(bench.args);
    sections.set(
      bench.title,
      `## ${bench.title}\n\n${bench.why}\n\n\`\`\`text\n$ tsx ${bench.args.join(' ')}\n${printed.trim()}\n\`\`\``,
    );
  }
  const parts = BENCHES.flatMap(({ title }) => sections.get(title) ?? []);
  if (values.write) await writeFile(DOCUMENT, `${[head().trim(), ...parts].join('\n\n')}\n`);
}

const titleOf = (section: string): string => /^## (.*)$/m.exec(section)?.[1] ?? '';

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
