import type { ListLimits, ListRule, ReviewGroup } from '../domain/list';

export type ReviewRule = { group: ReviewGroup; rule: ListRule };

/**
 * What is looked at, and in which order (R170): open alerts, renewals within 90 days, at risk under 60, ready to expand, recently
 * disengaged by more than 30%. An account stands in the first group that takes it; one that none takes needs no review. The limits are
 * those of the saved filters (X1). While usage is over its limit nobody is offered anything: expansion is left out (R30). Never throws.
 */
export function toReviewOrder(limits: ListLimits, { isUsageStale }: { isUsageStale: boolean }): readonly ReviewRule[] {
  const expansion: ReviewRule[] = isUsageStale ? [] : [{ group: 'expansion', rule: [{ isReadyToExpand: true }] }];
  return [
    { group: 'alerts', rule: [{ hasOpenAlert: true }] },
    { group: 'renewal', rule: [{ renewalWithinDays: limits.priority.renewal_days }] },
    { group: 'at_risk', rule: [{ scoreBelow: limits.high_value_at_risk.score_below }] },
    ...expansion,
    { group: 'disengaged', rule: [{ usageDownBy: limits.needs_attention.usage_drop }] },
  ];
}
