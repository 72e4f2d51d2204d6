import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError, messageOf } from '../errors';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Options and positionals of a verb.
 * @throws AppError with the platform's own sentence and the verb's usage.
 */
export function readOptions<const O extends Options>(
  usage: string,
  args: readonly string[],
  options: O,
  positionals = 0,
  atMost = positionals,
) {
  const parsed = parse(usage, args, options);
  const given = parsed.positionals.length;
  if (given < positionals || given > atMost) throw new AppError('usage', `usage: barometer ${usage}`);
  return parsed;
}

function parse<const O extends Options>(usage: string, args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new AppError('usage', `${messageOf(cause).split(/\.(?:\s|$)/u, 1)[0]}. usage: barometer ${usage}`, { cause });
  }
}

/** `--at 2026-03-02T09:00:00Z`. @throws AppError naming the option when it is not an instant with a zone. */
export function readInstant(option: string, text: string | undefined, otherwise: Date): Date {
  if (text === undefined) return otherwise;
  const instant = new Date(text);
  const day = text.slice(0, 10); // new Date() takes February 30 for March 2
  const hasZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  if (hasZone && isDay(day) && !Number.isNaN(instant.getTime())) return instant;
  throw new AppError('usage', `${option} ${text}: expected an instant with a zone, such as 2026-03-02T09:00:00Z.`);
}

/** `--from 2026-01-01`. @throws AppError naming the option when it is not a day. */
export function readDay(option: string, text: string): string {
  if (isDay(text)) return text;
  throw new AppError('usage', `${option} ${text}: expected a day, such as 2026-03-02.`);
}

/** `--days 30`; null when it was not given. @throws AppError naming the option and the range when it is no whole number in it. */
export function readWhole(
  option: string,
  text: string | undefined,
  { from, to }: { from: number; to: number },
): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new AppError('usage', `${option} ${text}: expected a whole number from ${from} to ${to}.`);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
