import type { Logger } from 'pino';
import type { Config } from '../config';
import type { Clock } from '../domain/clock';
import type { Progress } from './progress';

/** What a verb may use. `print` writes a line people or scripts read; everything else goes to the log. */
export type VerbContext = {
  config: Config;
  log: Logger;
  clock: Clock;
  print: (line: string) => void;
  startProgress: (label: string) => Progress;
  /** The server on which a verb that needs a database to throw away may make one; unset: an embedded server of its own. */
  scratchServerUrl?: string;
};

/**
 * One `barometer <verb>`. `run` prints what it did.
 * @throws AppError with one clear sentence when it could not, or only in part: the process then ends with 1.
 */
export type Verb = {
  usage: string;
  summary: string;
  run: (args: readonly string[], context: VerbContext) => Promise<void>;
};
