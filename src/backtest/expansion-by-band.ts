import { BANDS } from '../domain/band';
import type { ExpansionOfBand } from './report';
import type { Snapshot } from './snapshot';

/** How often accounts of each band bought more within the horizon (R80). Null when no outcome says that any did: then nothing is known of it. */
export function expansionByBand(snapshots: readonly Snapshot[], horizonDays: number): ExpansionOfBand[] | null {
  const known = snapshots.filter(({ expanded }) => typeof expanded[horizonDays] === 'boolean');
  if (!known.some(({ expanded }) => expanded[horizonDays] === true)) return null;
  return BANDS.map((band) => {
    const own = known.filter((snapshot) => snapshot.band === band);
    const expanded = own.filter((snapshot) => snapshot.expanded[horizonDays] === true).length;
    return { band, rows: own.length, expanded, expanded_rate: own.length === 0 ? null : expanded / own.length };
  });
}
