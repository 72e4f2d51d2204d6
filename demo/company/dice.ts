import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type Dice = {
  /** Uniform in [0, 1). */
  share: () => number;
  /** Uniform integer, both ends included. */
  between: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(choices: readonly T[]) => T;
  /** Normal with the given mean and standard deviation (Box–Muller). */
  normal: (mean: number, deviation: number) => number;
  /** Number of events when `mean` are expected (Poisson, by counting; mean below ~50). */
  count: (mean: number) => number;
};

/**
 * Dice of their own for one purpose, so that changing what one account or table draws leaves all others as they were.
 * @param purpose - For example `tickets/ACC-0007`. The same seed and purpose always give the same throws.
 */
export function createDice(seed: number, purpose: string): Dice {
  const generator = xoroshiro128plus(mix(seed, purpose));
  const share = () => uniformFloat64(generator);
  const between = (from: number, to: number) => uniformInt(generator, from, to);
  return {
    share,
    between,
    chance: (probability) => share() < probability,
    pick: (choices) => pickAt(choices, between(0, choices.length - 1)),
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()),
    count: (mean) => countUntil(Math.exp(-mean), share),
  };
}

function pickAt<T>(choices: readonly T[], index: number): T {
  const choice = choices[index];
  if (choice === undefined) throw new RangeError('nothing to pick from');
  return choice;
}

function countUntil(floor: number, share: () => number): number {
  let events = 0;
  for (let product = share(); product > floor; product *= share()) events += 1;
  return events;
}

/** FNV-1a over the purpose, started from the seed: a 32-bit seed for the generator. */
function mix(seed: number, purpose: string): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (const character of purpose) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
