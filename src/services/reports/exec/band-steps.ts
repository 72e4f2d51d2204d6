import { BANDS } from '../../../domain/band';
import type { BandStep } from '../../../domain/exec-report';
import type { MoveCell } from '../../../domain/score-move';
import { isCompared } from '../weekly-trend/summarise-moves';

/** The movement between bands (R195): who went from where to where, of accounts one model scored at both ends; none for a pair nobody went. */
export function toBandSteps(cells: readonly MoveCell[]): BandStep[] {
  const seen = cells.filter(isCompared);
  const pairs = BANDS.flatMap((from) => BANDS.map((to) => ({ from, to })));
  return pairs
    .map(({ from, to }) => {
      const own = seen.filter((cell) => cell.from === from && cell.to === to);
      return { from, to, accounts: own.reduce((sum, { accounts }) => sum + accounts, 0) };
    })
    .filter(({ accounts }) => accounts > 0);
}
