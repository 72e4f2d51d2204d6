import type { Db } from '../../../src/db/client';
import type { createSlackApp } from '../slack-app';
import type { Who } from '../world';

/** The columns of the table: members first, then everyone Barometer is not for. */
export const COLUMNS = [
  'rep', 'csm', 'otherRep', 'manager', 'otherManager', 'revops', 'exec', 'guest', 'external', 'unmapped', 'bot', 'deactivated',
] as const satisfies readonly Who[]; // prettier-ignore
export const OUTSIDERS: readonly Who[] = ['guest', 'external', 'unmapped', 'bot', 'deactivated'];
/** Who sees nothing of pod West, whatever they ask. */
export const STRANGERS: readonly Who[] = ['otherRep', 'otherManager', ...OUTSIDERS];

/** y: allowed · n: answered as if what is asked for were not there · s: told in a sentence whose it is · x: told Barometer is not for them. */
export type Cell = 'y' | 'n' | 's' | 'x';

/** What the presses, words and forms are about: all of pod West. */
export type Ids = {
  account: string;
  typed: string;
  alert: string;
  incident: string;
  qbr: string;
  override: string;
  check: string;
  list: string;
  pod: string;
};

/** The same of nothing: an answer that is as if something were not there is the answer to these, word for word. */
export const NOTHING: Ids = {
  account: 'no-such-account',
  typed: 'qqqq',
  alert: '0190a4f2-0000-4222-8333-00000000dddd',
  incident: '0190a4f2-0000-4222-8333-00000000dddd',
  qbr: '0190a4f2-0000-4222-8333-00000000dddd',
  override: '0190a4f2-0000-4222-8333-00000000dddd',
  check: '0190a4f2-0000-4222-8333-00000000dddd',
  list: '0190a4f2-0000-4222-8333-00000000dddd',
  pod: 'Nowhere',
};

export type App = ReturnType<typeof createSlackApp>;
export type Ask = (app: App, who: Who, ids: Ids) => Promise<unknown[]>;

/** One thing a person can ask, press or send, and what each of the twelve gets for it. */
export type Surface = {
  name: string;
  /** Ids of ids.ts this row stands for. */
  covers: readonly string[];
  /** One letter for each column; seven are those of members, and everyone else gets x. */
  cells: string;
  ask: Ask;
  /** What whoever may reads afterwards. */
  shows: RegExp | ((who: Who) => RegExp);
  /** The table that is written to when it is allowed; without it none may be. */
  writes?: string;
  /** callback_id of the window that comes up when it is allowed; without it none may. */
  opens?: string;
  /** What s is told. */
  why?: RegExp;
  /** What n is told. */
  absent?: RegExp;
  /** How the world is when it is asked, where it differs. */
  given?: (db: Db) => Promise<unknown>;
};

export function cellOf({ name, cells }: Surface, who: Who): Cell {
  const column = COLUMNS.indexOf(who);
  const cell = cells.padEnd(COLUMNS.length, 'x')[column];
  if (cell === 'y' || cell === 'n' || cell === 's' || cell === 'x') return cell;
  throw new Error(`${name} says nothing of ${who}`);
}
