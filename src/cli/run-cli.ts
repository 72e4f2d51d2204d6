import { AppError, messageOf } from '../errors';
import { backtest } from './backtest';
import { deliver } from './deliver';
import { digest } from './digest';
import { doctor } from './doctor';
import { forgetSourceVerb } from './forget-source';
import { importVerb } from './import';
import { ingestVerb } from './ingest';
import { match } from './match';
import { migrate } from './migrate';
import { qbr } from './qbr';
import { replay } from './replay';
import { report } from './report';
import { score } from './score';
import { simulate } from './simulate';
import type { Verb, VerbContext } from './verb';
import { writeBackVerb } from './write-back';

const VERBS: readonly Verb[] = [
  migrate,
  importVerb,
  ingestVerb,
  match,
  forgetSourceVerb,
  score,
  deliver,
  digest,
  report,
  qbr,
  backtest,
  replay,
  simulate,
  writeBackVerb,
  doctor,
];

const HELP = [
  'usage: barometer <verb>',
  '',
  ...VERBS.map(({ usage, summary }) => `  ${usage}\n      ${summary}`),
  '',
  'Settings come from the environment (.env.example) and barometer.yaml.',
].join('\n');

export type CliEnvironment = {
  openContext: () => VerbContext; // reads the configuration; may throw ConfigError
  printError: (line: string) => void;
  print: (line: string) => void;
};

/** Runs one verb. @returns the exit code: 0 when all was done, 1 when something was not, 2 when the words were wrong. */
export async function runCli(argv: readonly string[], environment: CliEnvironment): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || asksForHelp(name)) {
    environment.print(HELP);
    return name === undefined ? 2 : 0;
  }
  const verb = VERBS.find(({ usage }) => usage.split(' ', 1)[0] === name);
  if (verb === undefined) {
    environment.printError(`barometer: there is no "${name}". Try: barometer help`);
    return 2;
  }
  if (args.some(asksForHelp)) {
    environment.print(`usage: barometer ${verb.usage}\n  ${verb.summary}`);
    return 0;
  }
  return runVerb(verb, args, environment);
}

const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';

/** The edge of the command line: every failure becomes one sentence and an exit code. */
async function runVerb(verb: Verb, args: readonly string[], environment: CliEnvironment): Promise<number> {
  try {
    await verb.run(args, environment.openContext());
    return 0;
  } catch (error) {
    const isOurs = error instanceof AppError;
    environment.printError(isOurs ? error.message : `${verb.usage.split(' ', 1)[0]} failed: ${rootMessageOf(error)}`);
    return isOurs && error.code === 'usage' ? 2 : 1;
  }
}

/** The message of the first cause: "connect ECONNREFUSED…" says more than "Failed query". */
function rootMessageOf(error: unknown): string {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return cause === undefined || cause === null ? messageOf(error) || String(error) : rootMessageOf(cause);
}
