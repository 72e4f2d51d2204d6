import type { AccountCard } from '../domain/account-card';
import type { AccountInsights } from '../domain/account-insights';
import type { Attention } from '../domain/insight';
import { count, money } from './wording';

const ATTENTION: Record<Attention, string> = {
  this_week: 'a talk this week',
  weekly: 'weekly, with a save plan',
  every_two_weeks: 'every two weeks',
  monthly: 'monthly',
  quarterly: 'quarterly',
  automated: 'automated',
};

/** What is at stake and how much of a person's time it gets, one field each. What is not known is not shown. */
export function describeMoney({ health, currency }: AccountCard): string[] {
  if (health === null) return [];
  const { churn, portfolioTier, attention } = health.insights;
  return [
    ...atRisk(health.revenueAtRisk, health.insights, currency),
    ...(churn === null ? [] : [`*Leaves within a year*\n${likelihood(churn)}`]),
    ...(portfolioTier === null || attention === null
      ? []
      : [`*Attention*\n${ATTENTION[attention]} (tier ${portfolioTier})`]),
  ];
}

/** Nothing of it falls into this quarter, or it is not known: not shown. */
function atRisk(revenueAtRisk: number | null, { saveable }: AccountInsights, currency: string | null): string[] {
  if (revenueAtRisk === null || revenueAtRisk === 0) return [];
  const rest = saveable === null ? '' : `, about ${money(saveable, currency)} can be saved (assumption)`;
  return [`*At risk this quarter*\n${money(revenueAtRisk, currency)}${rest}`];
}

function likelihood({ probability, basis, outcomes }: NonNullable<AccountInsights['churn']>): string {
  const rate = `${Math.round(probability * 100)}%`;
  if (basis === 'assumption') return `${rate} (assumption)`;
  return outcomes === null ? `${rate} (from own outcomes)` : `${rate} (from ${count(outcomes, 'outcome')})`;
}

/** "$240K, 23% of all ARR": the share is said only where losing the account alone would be felt (R47). */
export function describeArr({ arr, currency, health }: AccountCard): string {
  const share = health?.insights.arrShare ?? null;
  return share === null ? money(arr, currency) : `${money(arr, currency)}, ${Math.round(share * 100)}% of all ARR`;
}
