import { renewalDays } from '../alerts/renewal-days';
import type { VisibleAccount } from '../db/queries/account-card';
import type { AccountInsights } from '../domain/account-insights';
import { findArrConcentration } from '../scoring/arr-concentration';
import { findAttention } from '../scoring/attention';
import { saveableRevenue } from '../scoring/save-probability';

type StoredHealth = NonNullable<VisibleAccount['health']>;

/** What the last run found beside the score, and what follows from it today. Pure. */
export function toInsights(
  { account, calibrationOutcomes }: VisibleAccount,
  health: StoredHealth,
  totalArr: number | null,
  now: Date,
): AccountInsights {
  const daysLeft = renewalDays(account.renewalOn, now);
  return {
    drop: health.dropKind,
    nextBand: health.nextBand,
    rootCause: health.rootCause,
    churn: toChurn(health, calibrationOutcomes),
    saveable: saveableRevenue(health.revenueAtRisk, daysLeft),
    moneyFlag: health.moneyFlag,
    portfolioTier: health.portfolioTier,
    attention: findAttention(health.portfolioTier, health.band, daysLeft),
    arrShare: findArrConcentration(account.arr, totalArr),
    expansion: toExpansion(health),
  };
}

function toChurn({ churnProbability, churnBasis }: StoredHealth, outcomes: number | null): AccountInsights['churn'] {
  if (churnProbability === null || churnBasis === null) return null;
  return { probability: churnProbability, basis: churnBasis, outcomes };
}

function toExpansion(health: StoredHealth): AccountInsights['expansion'] {
  const { expansionStage: stage, expansionReason: reason, expansionArr: arr } = health;
  if (stage === null || reason === null) return null;
  return { stage, reason, arr, action: health.expansionAction, actionDueOn: health.expansionActionDueOn };
}
