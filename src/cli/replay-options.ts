import { parseArgs } from 'node:util';
import type { VariantWish } from '../compose-replay';
import { AppError } from '../errors';
import { readDay, readOptions } from './read-options';

export const REPLAY_USAGE =
  'replay [--from <day>] [--to <day>] [--set <key>=<value> …] [--variant <name> --set …] [--json]';

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  set: { type: 'string', multiple: true },
  variant: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

const DAYS = 90;
const MOST_DAYS = 731;
const DAY_MS = 86_400_000;
const UNNAMED = 'changed'; // of sets that stand before any --variant

export type ReplayOptions = { from: string; to: string; wishes: VariantWish[]; json: boolean };

/** The last 90 whole days, where nothing else is said. @throws AppError naming the option that is not understood. */
export function readReplayOptions(args: readonly string[], now: Date): ReplayOptions {
  const { values } = readOptions(REPLAY_USAGE, args, OPTIONS);
  const yesterday = dayBefore(now.toISOString().slice(0, 10), 1);
  const to = values.to === undefined ? yesterday : readDay('--to', values.to);
  const from = values.from === undefined ? dayBefore(to, DAYS - 1) : readDay('--from', values.from);
  if (to > yesterday)
    throw new AppError('usage', `--to ${to}: expected a day that is over, at the latest ${yesterday}.`);
  if (from > to) throw new AppError('usage', `--from ${from}: expected a day not after ${to}.`);
  if (from < dayBefore(to, MOST_DAYS - 1)) throw new AppError('usage', `--from ${from}: expected at most two years before ${to}.`); // prettier-ignore
  return { from, to, wishes: readWishes(args), json: values.json };
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

type Named = { name: string; sets: string[] };

/** `--variant strict --set … --set …`: each set belongs to the variant named before it. */
function readWishes(args: readonly string[]): VariantWish[] {
  const words = { args: [...args], options: OPTIONS, allowPositionals: true, strict: true, tokens: true } as const;
  const wishes: Named[] = [];
  for (const token of parseArgs(words).tokens)
    if (token.kind === 'option' && token.value !== undefined) addWord(wishes, token.name, token.value);
  refuseEmptyOrTwice(wishes);
  return wishes;
}

function addWord(wishes: Named[], option: string, value: string): void {
  if (option === 'variant') wishes.push({ name: value, sets: [] });
  if (option !== 'set') return;
  if (wishes.length === 0) wishes.push({ name: UNNAMED, sets: [] });
  wishes.at(-1)?.sets.push(value);
}

function refuseEmptyOrTwice(wishes: readonly Named[]): void {
  const empty = wishes.find(({ sets }) => sets.length === 0);
  if (empty !== undefined) throw new AppError('usage', `--variant ${empty.name}: expected --set after it.`);
  const twice = wishes.find(({ name }, index) => wishes.findIndex((one) => one.name === name) !== index);
  if (twice !== undefined) throw new AppError('usage', `--variant ${twice.name}: expected each name once.`);
}
