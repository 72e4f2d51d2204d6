import { parseArgs } from 'node:util';
import { AppError, messageOf } from '../src/errors';
import { readWhole } from '../src/cli/read-options';

export type SimulateArguments = { accounts: number; days: number; seed: number; isJson: boolean };

export const SIMULATE_USAGE = `barometer simulate [options]: plays the whole engine on made-up customers, and says how it did

  --accounts <n>  how many customers (default 2000)
  --days <n>      how many days (default 180)
  --seed <n>      another world (default 7)
  --json          one object instead of the table
  --help          this text`;

/**
 * @returns null when only the usage was asked for.
 * @throws AppError naming the option and what was expected.
 */
export function parseSimulateArguments(argv: readonly string[]): SimulateArguments | null {
  const values = readOptions(argv);
  if (values.help) return null;
  return {
    accounts: readWhole('--accounts', values.accounts, { from: 1, to: 100_000 }) ?? 2000,
    days: readWhole('--days', values.days, { from: 1, to: 365 }) ?? 180,
    seed: readWhole('--seed', values.seed, { from: 0, to: 2_147_483_647 }) ?? 7,
    isJson: values.json ?? false,
  };
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        accounts: { type: 'string' },
        days: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw new AppError('usage', `${messageOf(cause).split(/\.(?:\s|$)/u, 1)[0]}. Try --help.`, { cause });
  }
}
