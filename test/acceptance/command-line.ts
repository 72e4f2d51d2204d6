import { pino } from 'pino';
import { runCli } from '../../src/cli/run-cli';
import type { VerbContext } from '../../src/cli/verb';
import { loadConfig } from '../../src/config';

export type CommandLine = (...argv: string[]) => Promise<{ code: number; printed: string; errors: string }>;

/** The command line against one database and one stand-in for Slack, at a clock that stands where the test puts it. */
export function createCommandLine(
  environment: () => NodeJS.ProcessEnv,
  now: () => Date,
  more: Partial<Pick<VerbContext, 'scratchServerUrl' | 'startProgress'>> = {},
): CommandLine {
  return async (...argv) => {
    const printed: string[] = [];
    const errors: string[] = [];
    const print = (line: string) => void printed.push(line);
    const code = await runCli(argv, {
      openContext: () => ({
        config: loadConfig(environment()),
        log: pino({ level: 'silent' }),
        clock: { now },
        print,
        startProgress: () => ({ update: () => undefined, stop: () => undefined }),
        ...more,
      }),
      print,
      printError: (line) => void errors.push(line),
    });
    return { code, printed: printed.join('\n'), errors: errors.join('\n') };
  };
}
