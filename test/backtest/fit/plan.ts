import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Snapshot } from '../../../src/backtest/snapshot';
import type { SignalDefinition } from '../../../src/scoring/signal';
import { buildModel, buildSignal, IDENTITY } from '../../scoring/build-model';
import { buildSnapshot } from '../build-snapshot';

/** A world of our own making: who leaves depends on what we say, and chance comes from a seed. */
export type Plan = {
  accounts: number;
  months: readonly string[];
  /** Values of one account in one month, from numbers between 0 and 1. */
  values: (dice: () => number) => Record<string, number | null>;
  /** Probability of leaving within the horizon. */
  risk: (values: Readonly<Record<string, number | null>>) => number;
};

export const MONTHS = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}-01`);

export function play({ accounts, months, values, risk }: Plan, seed = 1): Snapshot[] {
  const rng = xoroshiro128plus(seed);
  const dice = () => uniformFloat64(rng);
  return months.flatMap((cutOff) =>
    Array.from({ length: accounts }, (_, index) => {
      const own = values(dice);
      return buildSnapshot({ accountId: `a${index}`, cutOff, values: own, churned: { 90: dice() < risk(own) } });
    }),
  );
}

export const signal = (name: string, over: Partial<SignalDefinition> = {}): SignalDefinition =>
  buildSignal(name, {}, over);

export const toMap = (...signals: SignalDefinition[]): ReadonlyMap<string, SignalDefinition> =>
  new Map(signals.map((one) => [one.name, one]));

/** A present model that looks at `noise` alone, among the product's signals. */
export const presentModel = buildModel({
  dimensions: [
    {
      name: 'product',
      weight: 60,
      signals: [{ definition: signal('noise'), weight: 1, curve: IDENTITY }],
      ceilings: [],
    },
    {
      name: 'support',
      weight: 40,
      signals: [{ definition: signal('tickets', { stream: 'tickets', goodDirection: 'down' }), weight: 1, curve: [[0, 100], [10, 0]] }], // prettier-ignore
      ceilings: [],
    },
  ],
});
