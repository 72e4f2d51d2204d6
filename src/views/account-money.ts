import type { AccountCard } from '../domain/account-card';
import type { AccountInsights } from '../domain/account-insights';
import type { Band } from '../domain/band';
import type { Attention } from '../domain/insight';
import { escapeMrkdwn } from './mrkdwn';
import { count, money } from './wording';

const ATTENTION: Record<Attention, string> = {
  this_week: 'a talk this week',
  weekly: 'weekly',
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
      : [`*Attention*\n${ATTENTION[attention]}${savePlan(attention, health.band)} (tier ${portfolioTier})`]),
  ];
}

/** A healthy account whose renewal is near is talked to every week, but there is nothing to save. */
const savePlan = (attention: Attention, band: Band): string =>
  attention === 'weekly' && band !== 'green' ? ', with a save plan' : '';

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

/** "$240K, 23% of all USD ARR": the share, among accounts of its currency, is said only where losing it alone would be felt (R47). */
export function describeArr({ arr, currency, health }: AccountCard): string {
  const share = health?.insights.arrShare ?? null;
  const of = currency === null ? '' : `${escapeMrkdwn(currency, 10)} `;
  return share === null ? money(arr, currency) : `${money(arr, currency)}, ${Math.round(share * 100)}% of all ${of}ARR`;
}
