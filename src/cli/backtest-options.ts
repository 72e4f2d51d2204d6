import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { modelPath, shippedModelPath } from '../compose-data';
import type { Config } from '../config';
import { AppError } from '../errors';
import { readDay, readOptions } from './read-options';

/** The options most asked for; docs/csv-contract.md has them all. */
export const BACKTEST_USAGE =
  'backtest <dir> [--from <day>] [--model <m>] [--against <m>] [--fit] [--json] [--html <file>]';

const OPTIONS = {
  from: { type: 'string' },
  horizons: { type: 'string', default: '30,60,90' },
  days: { type: 'string' },
  seed: { type: 'string', default: '1' },
  model: { type: 'string' },
  against: { type: 'string' },
  fit: { type: 'boolean', default: false },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  html: { type: 'string' },
} as const;

const LONGEST_HORIZON_DAYS = 366;
const LAST_DAY_OF_EVERY_MONTH = 28;
const LARGEST_SEED = 2 ** 31 - 1;

export type ModelChoice = { file: string; formula: string | null };
export type BacktestOptions = {
  dir: string;
  from: string | null;
  horizons: readonly number[];
  days: readonly number[] | null;
  seed: number;
  model: ModelChoice;
  against: ModelChoice | null;
  fit: { file: string; overwrite: boolean } | null;
  json: boolean;
  html: string | null;
};

/** @throws AppError naming the option that is not understood. */
export function readBacktestOptions(args: readonly string[], config: Config): BacktestOptions {
  const { values, positionals } = readOptions(BACKTEST_USAGE, args, OPTIONS, 1);
  return {
    dir: resolve(positionals[0] ?? ''),
    from: ifGiven(values.from, (day) => readDay('--from', day)),
    horizons: readNumbers('--horizons', values.horizons, LONGEST_HORIZON_DAYS),
    days: ifGiven(values.days, (days) => readNumbers('--days', days, LAST_DAY_OF_EVERY_MONTH)),
    seed: readSeed(values.seed),
    model: readModel(values.model, config),
    against: ifGiven(values.against, (model) => ({ file: findModel('--against', model), formula: null })),
    fit: readFit(values, config),
    json: values.json,
    html: ifGiven(values.html, (file) => readTarget('--html', file)),
  };
}

function ifGiven<Value>(text: string | undefined, read: (text: string) => Value): Value | null {
  return text === undefined ? null : read(text);
}

/** The one that scores today, unless another is named. */
function readModel(given: string | undefined, config: Config): ModelChoice {
  if (given !== undefined) return { file: findModel('--model', given), formula: null };
  return { file: modelPath(config), formula: config.file.formula ?? null };
}

type FitValues = { fit: boolean; out?: string | undefined; force: boolean; model?: string | undefined };

/** A proposal goes beside barometer.yaml, from where `model:` can name it. An existing file is refused now and not after the work. */
function readFit({ fit, out, force, model }: FitValues, config: Config): BacktestOptions['fit'] {
  if (!fit) {
    if (out === undefined && !force) return null;
    throw new AppError('usage', '--out and --force belong to --fit.');
  }
  const name = basename(readModel(model, config).file).replace(/\.ya?ml$/, '');
  const file = out === undefined ? join(dirname(config.filePath), `${name}-fitted.yaml`) : readTarget('--out', out);
  if (force || !existsSync(file)) return { file, overwrite: force };
  throw new AppError('usage', `${file} exists already: choose another with --out, or overwrite it with --force.`);
}

/** A file to be written, refused now and not after the work where there is no folder for it. */
function readTarget(option: string, given: string): string {
  const file = resolve(given);
  if (isFolder(dirname(file)) && !isFolder(file)) return file;
  throw new AppError('usage', `${option} ${given}: expected the name of a file in a folder that is there.`);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** `30,60,90`: whole numbers from 1 to `most`, rising, each once. */
function readNumbers(option: string, text: string, most: number): number[] {
  const numbers = text.split(',').map((part) => (/^\d{1,4}$/.test(part.trim()) ? Number(part) : 0));
  if (numbers.every((number) => number >= 1 && number <= most)) return [...new Set(numbers)].toSorted((a, b) => a - b);
  throw new AppError('usage', `${option} ${text}: expected whole numbers from 1 to ${most} with commas between them.`);
}

function readSeed(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= LARGEST_SEED) return Number(text);
  throw new AppError('usage', `--seed ${text}: expected a whole number from 0 to ${LARGEST_SEED}.`);
}

/** A model that ships, by its name, or a file seen from the working directory. */
function findModel(option: string, given: string): string {
  const path = /\.ya?ml$/.test(given) ? resolve(given) : shippedModelPath(given);
  if (existsSync(path)) return path;
  throw new AppError('usage', `${option} ${given}: expected a model that ships, such as three-pillar, or a YAML file.`);
}
