import type { KnownBand } from '../domain/band';
import type { Hysteresis } from '../domain/score';

/**
 * The band the alert rules go by, where the model asks for a margin (`hysteresis` in models/*.yaml, points of the score, default 0).
 *
 * A band is left only once the score is that many points beyond its edge: with 3 and yellow from 36 to 70, the score must fall to 32,
 * or rise to 74. On the way over more than one band each edge counts by itself. So a score that hovers at an edge is told once, and
 * one that stands clear of it is told as ever. The score's own band, as cards show it, is never touched.
 * @param previous - the band gone by before; null where there is none, or another model made it.
 * @param score - whole, 0–100; null: nothing is held, the band stays as it was seen.
 * @returns `seen` itself without a margin. Never throws.
 */
export function steadyBand(
  previous: KnownBand | null,
  seen: KnownBand,
  score: number | null,
  hysteresis: Hysteresis | null,
): KnownBand {
  if (previous === null || score === null || hysteresis === null) return seen;
  const start = hysteresis.ranges.findIndex(({ band }) => band === previous);
  const index = climb(descend(start, score, hysteresis), score, hysteresis);
  return hysteresis.ranges[index]?.band ?? seen;
}

/** Ranges stand from the worst band to the best. */
function descend(start: number, score: number, { points, ranges }: Hysteresis): number {
  let index = start;
  while (index > 0 && score < (ranges[index]?.from ?? 0) - points) index -= 1;
  return index;
}

function climb(start: number, score: number, { points, ranges }: Hysteresis): number {
  let index = start;
  while (index >= 0 && index < ranges.length - 1 && score > (ranges[index]?.to ?? 100) + points) index += 1;
  return index;
}
