import { parseArgs } from 'node:util';
import { AppError, messageOf } from '../../src/errors';
import { readWhole } from '../../src/cli/read-options';

export type DemoArguments = {
  isHeadless: boolean;
  days: number; // how far a headless run goes
  dataDir: string | null; // any directory in the CSV contract; null: the generated company
  port: number; // of the page
  seed: number;
  sources: DemoSources;
};

/** Where the sample company's data comes from: files, or stand-ins of the systems that companies have. */
export const DEMO_SOURCES = ['files', 'fake'] as const;
export type DemoSources = (typeof DEMO_SOURCES)[number];

export const DEMO_USAGE = `npm run demo -- [options]

  --headless       no page: play the days, print every message and a summary, and end
  --days <n>       how many days a headless run plays (default 30)
  --data <dir>     any directory in the CSV contract instead of the sample company
  --sources fake   its data comes from stand-ins of Salesforce, Zendesk and Stripe, which call back and are written to
  --seed <n>       another sample company (default 7)
  --port <n>       port of the page (default 4000, or the next free one)
  --help           this text`;

/**
 * @returns null when only the usage was asked for.
 * @throws AppError naming the option and what was expected.
 */
export function parseDemoArguments(argv: readonly string[]): DemoArguments | null {
  const values = readOptions(argv);
  if (values.help) return null;
  return {
    isHeadless: values.headless ?? false,
    days: readWhole('--days', values.days, { from: 1, to: 365 }) ?? 30,
    dataDir: values.data ?? null,
    port: readWhole('--port', values.port, { from: 0, to: 65_535 }) ?? 4000,
    sources: readSources(values.sources, values.data),
    seed: readWhole('--seed', values.seed, { from: 0, to: 2_147_483_647 }) ?? 7,
  };
}

function readSources(given: string | undefined, dataDir: string | undefined): DemoSources {
  const found = DEMO_SOURCES.find((one) => one === (given ?? 'files'));
  if (found === undefined) throw new AppError('usage', `--sources ${given}: expected ${DEMO_SOURCES.join(' or ')}.`);
  if (found === 'fake' && dataDir !== undefined)
    throw new AppError('usage', '--sources fake plays the sample company: leave --data out.');
  return found;
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        headless: { type: 'boolean' },
        days: { type: 'string' },
        data: { type: 'string' },
        sources: { type: 'string' },
        seed: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw new AppError('usage', `${messageOf(cause).split(/\.(?:\s|$)/u, 1)[0]}. Try --help.`, { cause });
  }
}
