import type { AccountFeatures } from '../../domain/features';
import { measureChange, noUsage, percent, reachesBack } from '../change';
import { atLeastChange } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const MIN_ACTIVE_DAYS_BEFORE = 8; // use on fewer days of three months has no level to fall from

/**
 * Activity of the last 90 days against the account's own 90 days before: satisfaction is not health (R73).
 *   rate = last / before − 1, −1 … ∞; of events, else logins, else active days
 * no_data when usage began less than 180 days ago or was on fewer than 8 of the earlier days.
 */
export const activityLevel90d: SignalDefinition = {
  name: 'activity_level_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { last, before } = pickCounts(features);
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, 180)) return noData('too_little_history');
    if ((features.activeDays90Prev ?? 0) < MIN_ACTIVE_DAYS_BEFORE) return noData('too_few_to_compare');
    return measureChange(last, before);
  },
  describe(rate) {
    if (percent(rate) === '0%') return 'Activity over 90 days in line with the 90 days before';
    return `Activity over 90 days ${percent(rate)} ${rate < 0 ? 'below' : 'above'} the 90 days before`;
  },
  goal: (rate) => atLeastChange('activity is', rate, 'the quarter before'),
};

function pickCounts(features: AccountFeatures): { last: number | null; before: number | null } {
  if (features.events90 !== null) return { last: features.events90, before: features.events90Prev };
  if (features.logins90 !== null) return { last: features.logins90, before: features.logins90Prev };
  return { last: features.activeDays90, before: features.activeDays90Prev };
}
