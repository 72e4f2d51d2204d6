import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors';
import type { Verb } from './verb';

const usage = 'simulate [--accounts <n>] [--days <n>] [--seed <n>] [--json]';
const MAIN = 'simulate/main.ts';
const USAGE_EXIT_CODE = 2;

/** The simulation is development's own: it starts beside this program, with the same words, and says everything itself. */
export function simulateIn(root: string): Verb {
  return {
    usage,
    summary: 'play the whole engine on made-up customers whose fates are known, and say how it did (development only)',
    run: async (args) => {
      if (!existsSync(join(root, MAIN)))
        throw new AppError('not_installed', 'simulate is not part of this installation: it needs a checkout of the repository.'); // prettier-ignore
      const code = await runToEnd(root, ['--import', 'tsx', MAIN, ...args]);
      if (code === 0) return;
      if (code === USAGE_EXIT_CODE) throw new AppError('usage', `usage: barometer ${usage}`); // what was wrong it has said
      const ending = code === null ? 'was stopped' : `ended with ${code}`;
      throw new AppError('simulate_failed', `The simulation ${ending}.`);
    },
  };
}

export const simulate: Verb = simulateIn(join(__dirname, '../..'));

function runToEnd(root: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code));
  });
}
