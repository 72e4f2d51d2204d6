import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { quantileSorted } from 'simple-statistics';

export type Interval = readonly [low: number, high: number];
export type Resampling = { seed: number; resamples: number };

const LEVEL = 0.95;

/**
 * Percentile bootstrap (Efron 1979): 95% intervals of statistics that are functions of how often each account counts. Accounts are drawn
 * with replacement, each with all its rows: rows of one account are no independent witnesses, and drawing rows would make intervals too narrow.
 * The same seed gives the same intervals.
 * @param statistics - By name; a resample in which one is null (no churn was drawn) does not count for it.
 * @returns Per statistic its interval; null when it never had a value. Never throws.
 */
export function bootstrap<Name extends string>(
  accounts: number,
  statistics: Readonly<Record<Name, (weights: Float64Array) => number | null>>,
  { seed, resamples }: Resampling,
): Record<Name, Interval | null> {
  const names = Object.keys(statistics) as Name[];
  const drawn = new Map(names.map((name) => [name, [] as number[]]));
  const rng = xoroshiro128plus(seed);
  const weights = new Float64Array(accounts);
  const rounds = accounts === 0 ? 0 : resamples;
  for (let round = 0; round < rounds; round += 1) {
    weights.fill(0);
    for (let draw = 0; draw < accounts; draw += 1) {
      const index = uniformInt(rng, 0, accounts - 1);
      weights[index] = (weights[index] ?? 0) + 1;
    }
    for (const name of names) {
      const value = statistics[name](weights);
      if (value !== null) drawn.get(name)?.push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, toInterval(drawn.get(name) ?? [])])) as Record<
    Name,
    Interval | null
  >;
}

function toInterval(values: readonly number[]): Interval | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return [quantileSorted(sorted, (1 - LEVEL) / 2), quantileSorted(sorted, (1 + LEVEL) / 2)];
}
