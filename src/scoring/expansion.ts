import type { AccountFeatures } from '../domain/features';
import type { Expansion, HealthScore, TrendClass } from '../domain/score';
import type { ExpansionRule } from './model';
import type { SignalDefinition } from './signal';
import { apiUse } from './signals/api-use';
import { featureAdoption } from './signals/feature-adoption';
import { seatUse } from './signals/seat-use';

type Reached = { definition: SignalDefinition; value: number; strength: number };

/**
 * Whether an account is ready to buy more (section H, X11, X12, X28), and how it ranks.
 *   gate: green, score at or over the floor, not declining, no P1 open, nothing overdue, and one of seats, API, features near its limit
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
  if (trend === 'declining' || hasOpenCritical(features)) return null;
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

function hasOpenCritical({ openP1Hours, overdueDaysMax }: AccountFeatures): boolean {
  return (openP1Hours ?? 0) > 0 || (overdueDaysMax ?? 0) > 0;
}

function reach(definition: SignalDefinition, threshold: number, features: AccountFeatures, now: Date): Reached | null {
  const measured = definition.measure(features, now);
  if (measured.kind === 'no_data') return null;
  const isReached = definition === featureAdoption ? measured.value > threshold : measured.value >= threshold;
  if (!isReached) return null;
  const beyond = threshold < 1 ? (measured.value - threshold) / (1 - threshold) : 1;
  return { definition, value: measured.value, strength: 1 + Math.min(1, beyond) };
}
