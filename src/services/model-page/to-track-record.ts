import { SCORE_RANGES } from '../../backtest/retention';
import type { FateCell } from '../../db/queries/track-record';
import { BANDS } from '../../domain/band';
import type { ExpansionByBand, TrackRecord } from '../../domain/model-page';

/**
 * What came of the scores of one past day: retention by the ranges of R79, expansion by band (R80), and Red against leaving, where Red is the
 * prediction that an account leaves (X20).
 * @returns Null when nothing is known of any account. Expansion is null when none is known to have bought more. Never throws.
 */
export function toTrackRecord(cells: readonly FateCell[], horizonDays: number): TrackRecord | null {
  const sum = (key: 'accounts' | 'left' | 'expanded', own: readonly FateCell[] = cells) =>
    own.reduce((total, cell) => total + cell[key], 0);
  if (sum('accounts') === 0) return null;
  const red = cells.filter(({ band }) => band === 'red');
  return {
    horizonDays,
    accounts: sum('accounts'),
    retention: SCORE_RANGES.map(([from, to]) => {
      const own = cells.filter(({ score }) => score >= from && score <= to);
      return { from, to, accounts: sum('accounts', own), retained: sum('accounts', own) - sum('left', own) };
    }),
    expansion: sum('expanded') === 0 ? null : BANDS.map((band) => toExpansion(band, cells)).filter(({ accounts }) => accounts > 0), // prettier-ignore
    red: { told: sum('accounts', red), left: sum('left', red) },
    left: { all: sum('left'), toldRed: sum('left', red) },
  };
}

function toExpansion(band: ExpansionByBand['band'], cells: readonly FateCell[]): ExpansionByBand {
  const own = cells.filter((cell) => cell.band === band);
  const add = (key: 'accounts' | 'expanded') => own.reduce((total, cell) => total + cell[key], 0);
  return { band, accounts: add('accounts'), expanded: add('expanded') };
}
