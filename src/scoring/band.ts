import type { Band } from '../domain/band';
import type { HealthScore, TrendClass } from '../domain/score';
import type { BandRange, DirectionRule } from './model';

/**
 * The band of a whole score: the ranges are contiguous from 0 to 100, so exactly one holds it.
 * @returns `unknown` without a score or with `coverage` under `floor` (both 0–1): too little was seen to judge.
 */
export function toBand(score: number | null, coverage: number, floor: number, ranges: readonly BandRange[]): Band {
  if (score === null || coverage < floor) return 'unknown';
  return ranges.find(({ from, to }) => score >= from && score <= to)?.band ?? 'unknown';
}

/**
 * Direction before level (R62): a green account that declines and a yellow one that improves get the band the rule names for them.
 * Stable, unknown trend, red and unknown band: the level stands. An account held by a cap is not lifted: its trouble is still open.
 * @param health - With the band of its level.
 * @param rule - Null for a model whose level alone decides.
 * @returns The same score; `direction` names the trend where it moved the band. Never throws.
 */
export function directBand<Health extends Pick<HealthScore, 'band' | 'cap'>>(
  health: Health,
  trend: TrendClass,
  rule: DirectionRule | null,
): Health & { direction?: HealthScore['direction'] } {
  if (rule === null) return health;
  if (trend === 'declining' && health.band === 'green' && rule.decliningGreen !== null)
    return { ...health, band: rule.decliningGreen, direction: 'declining' };
  if (trend === 'improving' && health.band === 'yellow' && rule.improvingYellow !== null && health.cap === null)
    return { ...health, band: rule.improvingYellow, direction: 'improving' };
  return health;
}
