import type { AccountFeatures } from '../domain/features';
import type { Expansion, HealthScore, TrendClass } from '../domain/score';
import type { ExpansionRule } from './model';
import type { SignalDefinition } from './signal';
import { activityRecency } from './signals/activity-recency';
import { apiUse } from './signals/api-use';
import { disputedInvoices } from './signals/disputed-invoices';
import { escalations30d } from './signals/escalations-30d';
import { featureAdoption } from './signals/feature-adoption';
import { loginTrend14d } from './signals/login-trend-14d';
import { openP1Hours } from './signals/open-p1-hours';
import { overdueDays } from './signals/overdue-days';
import { seatUse } from './signals/seat-use';

type RedFlag = { definition: SignalDefinition; isRaised: (value: number) => boolean };

/** Any of these says: first mend what is broken. A signal without data raises none. */
const RED_FLAGS: readonly RedFlag[] = [
  { definition: openP1Hours, isRaised: (hours) => hours > 0 }, // X9, X12
  { definition: overdueDays, isRaised: (days) => days > 0 }, // X10, X12
  { definition: disputedInvoices, isRaised: (count) => count > 0 }, // R125
  { definition: escalations30d, isRaised: (count) => count >= 2 }, // R109: several times
  { definition: activityRecency, isRaised: (days) => days >= 7 }, // R87
  { definition: loginTrend14d, isRaised: (rate) => rate <= -0.5 }, // R90, X8
];

type Reached = { definition: SignalDefinition; value: number; strength: number };

/**
 * Whether an account is ready to buy more (section H, X11, X12, X28), and how it ranks.
 *   gate: green, score at or over the floor, improving or stable, no red flag up, and one of seats, API, features near its limit
 *   rank = score × Σ strength; strength of a reached limit = 1 + how far from its threshold to 100% it has come (at most 2)
 * @returns Null when the gate is shut (R141: never pitch to an account at risk). Never throws.
 */
export function findExpansion(
  features: AccountFeatures,
  { score, band, cap }: HealthScore,
  trend: TrendClass,
  rule: ExpansionRule,
  now: Date,
): Expansion | null {
  if (score === null || band !== 'green' || cap !== null || score < rule.scoreAtLeast) return null;
  if (trend === 'declining' || trend === 'unknown' || hasRedFlag(features, now)) return null;
  const reached = [
    reach(seatUse, rule.seatUseAtLeast, features, now),
    reach(apiUse, rule.apiUseAtLeast, features, now),
    reach(featureAdoption, rule.adoptionAbove, features, now),
  ].flatMap((one) => one ?? []);
  if (reached.length === 0) return null;
  const strength = reached.reduce((sum, one) => sum + one.strength, 0);
  const reason = reached.map(({ definition, value }) => definition.describe(value, features, now)).join('; ');
  return { rank: Math.round(score * strength * 10) / 10, reason };
}

function hasRedFlag(features: AccountFeatures, now: Date): boolean {
  return RED_FLAGS.some(({ definition, isRaised }) => {
    const measured = definition.measure(features, now);
    return measured.kind === 'known' && isRaised(measured.value);
  });
}

function reach(definition: SignalDefinition, threshold: number, features: AccountFeatures, now: Date): Reached | null {
  const measured = definition.measure(features, now);
  if (measured.kind === 'no_data') return null;
  const isReached = definition === featureAdoption ? measured.value > threshold : measured.value >= threshold;
  if (!isReached) return null;
  const beyond = threshold < 1 ? (measured.value - threshold) / (1 - threshold) : 1;
  return { definition, value: measured.value, strength: 1 + Math.min(1, beyond) };
}
