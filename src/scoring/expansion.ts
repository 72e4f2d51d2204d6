import type { AccountFeatures } from '../domain/features';
import type { Expansion, HealthScore, TrendClass } from '../domain/score';
import { estimateExpansionArr } from './expansion-arr';
import { openExpansionGate } from './expansion-gate';
import { listStrengths, type Strength } from './expansion-strengths';
import type { Measure } from './measure-signal';
import type { ScoringModel } from './model';
import { chooseExpansionAction, type Playbook } from './playbook';

export type ExpansionInput = {
  features: AccountFeatures;
  health: Pick<HealthScore, 'score' | 'band' | 'cap'>;
  trend: TrendClass;
  measure: Measure;
  now: Date;
};

/**
 * Whether an account is ready to buy more, how it ranks, what that would be worth, and what to do (section H, X11, X12, X28, R222).
 *   ready or nurtured: the gate is open and something it bought is nearly used up
 *   rank = score × Σ weight of its strengths, of the ready only (R139)
 * The action is that of its greatest strength. Nurtured accounts get neither rank nor action: nothing is offered to them yet.
 * @returns Null when the gate is shut (R141: never pitch to an account at risk) or nothing is near its limit. Never throws.
 */
export function findExpansion(
  input: ExpansionInput,
  { expansion }: ScoringModel,
  playbook: Playbook,
): Expansion | null {
  const { features, health, trend, measure, now } = input;
  const stage = openExpansionGate(health, trend, expansion, measure);
  const strengths = listStrengths(expansion, measure);
  const greatest = strengths.filter(({ isLimit }) => isLimit).reduce<Strength | null>(pickGreater, null);
  if (stage === null || greatest === null) return null;
  const told = [greatest, ...strengths.filter((one) => one !== greatest)]; // the first is what the action is about
  const reason = told.map(({ definition, value }) => definition.describe(value, features, now)).join('; ');
  const arr = estimateExpansionArr(features, expansion.seatUseAtLeast);
  if (stage === 'nurture') return { stage, rank: null, reason, arr };
  const weight = strengths.reduce((sum, one) => sum + one.weight, 0);
  const rank = Math.round((health.score ?? 0) * weight * 10) / 10;
  return { stage, rank, reason, arr, ...chooseExpansionAction(playbook, greatest.definition.name, now) };
}

const pickGreater = (most: Strength | null, one: Strength): Strength =>
  most && most.weight >= one.weight ? most : one;
