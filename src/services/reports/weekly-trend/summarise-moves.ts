import type { Band } from '../../../domain/band';
import type { MoveCell } from '../../../domain/score-move';
import type { DecliningPart, WeeklyTrend } from '../../../domain/weekly-trend';

type Moves = Pick<
  WeeklyTrend,
  | 'compared'
  | 'unseen'
  | 'remodelled'
  | 'improved'
  | 'declined'
  | 'bandUp'
  | 'bandDown'
  | 'intoRed'
  | 'outOfRed'
  | 'segments'
  | 'podParts'
>;
const RANKS: Readonly<Record<Band, number | null>> = { red: 0, yellow: 1, green: 2, unknown: null };

/**
 * The movement between two days in counts of accounts (R175, R195). Only what one model scored at both ends is compared; the rest is counted
 * and named. Parts stand in the order of their share that declined, the largest first. Never throws.
 */
export function summariseMoves(cells: readonly MoveCell[]): Moves {
  const seen = cells.filter(isCompared);
  return {
    compared: sum(seen),
    unseen: sum(cells.filter(({ course }) => course === 'unseen')),
    remodelled: sum(cells.filter(({ course }) => course === 'remodelled')),
    improved: sum(cells.filter(({ course }) => course === 'up')),
    declined: sum(cells.filter(({ course }) => course === 'down')),
    bandUp: sum(seen.filter((cell) => stepsOf(cell) > 0)),
    bandDown: sum(seen.filter((cell) => stepsOf(cell) < 0)),
    intoRed: sum(seen.filter(({ from, to }) => from !== 'red' && to === 'red')),
    outOfRed: sum(seen.filter(({ from, to }) => from === 'red' && to !== 'red')),
    segments: partsBy(seen, ({ segment }) => segment),
    podParts: partsBy(seen, ({ pod }) => pod),
  };
}

/** One model scored it at both ends. */
export const isCompared = ({ course }: MoveCell): boolean => course !== 'unseen' && course !== 'remodelled';

const sum = (cells: readonly MoveCell[]): number => cells.reduce((total, { accounts }) => total + accounts, 0);

/** Bands up, or down below 0. */
function stepsOf({ from, to }: MoveCell): number {
  const [was, is] = [from === null ? null : RANKS[from], RANKS[to]];
  return was === null || is === null ? 0 : is - was;
}

function partsBy<Name extends string | null>(
  cells: readonly MoveCell[],
  nameOf: (cell: MoveCell) => Name,
): DecliningPart<Name>[] {
  const names = [...new Set(cells.map(nameOf))];
  const parts = names.map((name) => {
    const own = cells.filter((cell) => nameOf(cell) === name);
    return { name, accounts: sum(own), declined: sum(own.filter(({ course }) => course === 'down')) };
  });
  const shareOf = ({ accounts, declined }: DecliningPart<Name>) => declined / Math.max(1, accounts);
  return parts.toSorted((a, b) => shareOf(b) - shareOf(a) || b.accounts - a.accounts || compare(a.name, b.name));
}

const compare = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '', 'en');
