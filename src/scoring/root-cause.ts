import type { RootCause } from '../domain/insight';
import type { DimensionScore, SignalScore } from '../domain/score';
import { sumLost } from './lost-points';

const SIGNALS_NAMED = 3;

/**
 * The dimension that fell most since the baseline, and the signals behind it (R216), in points of the whole score.
 *   lost = Σ over its signals of (points kept back now − then); a signal of several dimensions had its share of then as it has of now
 * Signals are named from `signalPoints` on, most first, at most three. When it began is found in the history: `sinceOn` is null here.
 * @param baseline - Points each signal kept back on the baseline day; null: no history to compare with.
 * @param fallPoints - Of the dimension; less is no fall.
 * @returns Null when no dimension fell by so much. Ties go to the model's order. Never throws.
 */
export function findRootCause(
  dimensions: readonly DimensionScore[],
  baseline: Readonly<Record<string, number>> | null,
  { fallPoints, signalPoints }: { fallPoints: number; signalPoints: number },
): RootCause | null {
  if (baseline === null) return null;
  const then = shareOut(dimensions, baseline);
  const falls = dimensions.map(({ dimension, signals }) => {
    const changes = signals.map((one) => ({ signal: one.signal, lost: one.lost - then(one) }));
    return { dimension, lost: sumLost(changes), changes };
  });
  const worst = falls.reduce<(typeof falls)[number] | null>((most, one) => (most && most.lost >= one.lost ? most : one), null); // prettier-ignore
  if (worst === null || worst.lost < fallPoints) return null;
  const named = worst.changes.filter(({ lost }) => lost >= signalPoints).toSorted((a, b) => b.lost - a.lost);
  const signals = named.slice(0, SIGNALS_NAMED).map(({ signal, lost }) => ({ signal, lost: round(lost) }));
  return { dimension: worst.dimension, lost: round(worst.lost), signals, sinceOn: null };
}

/** What a signal kept back on the baseline day, in one dimension: evenly shared where it keeps nothing back now. */
function shareOut(dimensions: readonly DimensionScore[], baseline: Readonly<Record<string, number>>) {
  const all = dimensions.flatMap(({ signals }) => signals);
  return ({ signal, lost }: SignalScore): number => {
    const same = all.filter((one) => one.signal === signal);
    const total = sumLost(same);
    return (baseline[signal] ?? 0) * (total > 0 ? lost / total : 1 / same.length);
  };
}

const round = (points: number): number => Math.round(points * 10) / 10;
