import type { BuiltInList, ListLimits, ListRule } from '../domain/list';

const EVERYONE: ListRule = [{}];

/**
 * The accounts of a list everyone has (R165–R169), limits as in `filters` of barometer.yaml (X1). Renewal risk is under its days, so the
 * 90th day is out; the others are within. `review` takes no rule: its groups do (R170). Never throws.
 */
export function toListRule(list: Exclude<BuiltInList, 'review'>, limits: ListLimits): ListRule {
  switch (list) {
    case 'renewal_risk': {
      const { renewal_days, score_below } = limits.renewal_risk;
      return [{ renewalWithinDays: renewal_days - 1, scoreBelow: score_below }];
    }
    case 'expansion_ready': {
      const { score_above, adoption_above } = limits.expansion_ready;
      return [{ scoreAbove: score_above, adoptionAbove: adoption_above }];
    }
    case 'needs_attention':
      return [{ usageDownBy: limits.needs_attention.usage_drop }];
    case 'high_value_at_risk': {
      const { arr_above, score_below } = limits.high_value_at_risk;
      return [{ arrAbove: arr_above, scoreBelow: score_below }];
    }
    case 'priority': {
      const { renewal_days, score_below, usage_growth } = limits.priority;
      return [{ renewalWithinDays: renewal_days }, { scoreBelow: score_below }, { usageUpBy: usage_growth }];
    }
    case 'all':
      return EVERYONE;
  }
}
