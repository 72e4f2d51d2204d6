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
  const { points, ranges } = hysteresis;
  let index = ranges.findIndex(({ band }) => band === previous);
  for (let at = ranges[index]; at !== undefined && index > 0 && score < at.from - points; at = ranges[index])
    index -= 1;
  const last = ranges.length - 1;
  for (let at = ranges[index]; at !== undefined && index < last && score > at.to + points; at = ranges[index])
    index += 1;
  return ranges[index]?.band ?? seen;
}
