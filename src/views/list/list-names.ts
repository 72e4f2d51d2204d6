import type { BuiltInList, ListSort } from '../../domain/list';

/** As they are typed after `/health list` and as the menu shows them. */
export const LIST_NAMES: Record<BuiltInList, string> = {
  review: 'Review order',
  renewal_risk: 'Renewal risk',
  expansion_ready: 'Expansion ready',
  needs_attention: 'Needs attention',
  high_value_at_risk: 'High value at risk',
  priority: 'Priority',
  all: 'All accounts',
};

export const SORT_NAMES: Record<ListSort, string> = {
  recommended: 'Recommended order',
  lowest_score: 'Lowest score',
  biggest_drop: 'Biggest drop in 30 days',
  soonest_renewal: 'Soonest renewal',
  highest_arr: 'Highest ARR',
};
