import type { ExpansionRule } from './model';
import type { Measure } from './measure-signal';
import type { SignalDefinition } from './signal';
import { apiUse } from './signals/api-use';
import { departmentsActive30d } from './signals/departments-active-30d';
import { featureAdoption } from './signals/feature-adoption';
import { howToTickets90d } from './signals/how-to-tickets-90d';
import { seatUse } from './signals/seat-use';
import { userGrowth90d } from './signals/user-growth-90d';

/** Something an account has plenty of. `isLimit`: near the end of what it bought, or growing there; others only add to it. */
export type Strength = { definition: SignalDefinition; value: number; weight: number; isLimit: boolean };

type Sign = { definition: SignalDefinition; isLimit: boolean; weigh: (value: number) => number | null };

const GROWTH_AT_LEAST = 0.2; // R169 looks twice at a fifth more
const DEPARTMENTS_AT_LEAST = 3; // R135 says several: two is one and its neighbour
const QUESTIONS_AT_LEAST = 3; // about one a month

/**
 * What speaks for more at one account (R97, R132–R139; X11, X28), in the order in which it is told.
 *   limits: seats and API calls from the model's thresholds on, features above it
 *   growth: a fifth more users than a quarter ago or more
 *   weight of each = 1 + how far from its threshold to 100% it has come, at most 2
 *   half as much each, and never alone: three departments or more, three questions of how to do something or more in 90 days (R115)
 * @returns Empty when nothing does or nothing is known. Never throws.
 */
export function listStrengths(rule: ExpansionRule, measure: Measure): Strength[] {
  const signs: Sign[] = [
    { definition: seatUse, isLimit: true, weigh: (rate) => near(rate, rule.seatUseAtLeast) },
    { definition: apiUse, isLimit: true, weigh: (rate) => near(rate, rule.apiUseAtLeast) },
    { definition: featureAdoption, isLimit: true, weigh: (rate) => (rate > rule.adoptionAbove ? near(rate, rule.adoptionAbove) : null) },
    { definition: userGrowth90d, isLimit: true, weigh: (rate) => near(rate, GROWTH_AT_LEAST) },
    { definition: departmentsActive30d, isLimit: false, weigh: (count) => (count >= DEPARTMENTS_AT_LEAST ? 0.5 : null) },
    { definition: howToTickets90d, isLimit: false, weigh: (count) => (count >= QUESTIONS_AT_LEAST ? 0.5 : null) },
  ]; // prettier-ignore
  return signs.flatMap(({ definition, isLimit, weigh }) => {
    const measured = measure(definition);
    const weight = measured.kind === 'known' ? weigh(measured.value) : null;
    if (measured.kind === 'no_data' || weight === null) return [];
    return [{ definition, value: measured.value, weight, isLimit }];
  });
}

function near(rate: number, threshold: number): number | null {
  if (rate < threshold - ROUNDING) return null;
  return 1 + (threshold < 1 ? Math.min(1, Math.max(0, rate - threshold) / (1 - threshold)) : 1);
}

const ROUNDING = 1e-9; // 48 users after 40 are a fifth more
