import type { AccountFeatures } from '../../domain/features';
import { measureChange, noUsage, percent, reachesBack } from '../change';
import { atLeastChange } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const MIN_ACTIVE_DAYS_BEFORE = 2;

/**
 * Activity of the last 30 days against the account's own 60 days before, per day (R78, R99, R167).
 *   rate = last30 / (before60 / 2) − 1, −1 … ∞; of events, else logins, else active days
 * no_data when the account is younger than 90 days or was active on fewer than 2 of the earlier days.
 */
export const activityLevel30d: SignalDefinition = {
  name: 'activity_level_30d',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { last, before } = pickCounts(features);
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, 90)) return noData('too_little_history');
    if ((features.activeDays31to90 ?? 0) < MIN_ACTIVE_DAYS_BEFORE) return noData('too_few_to_compare');
    return measureChange(last, before / 2);
  },
  describe(rate) {
    if (percent(rate) === '0%') return 'Activity over 30 days in line with the 60 days before';
    return `Activity over 30 days ${percent(rate)} ${rate < 0 ? 'below' : 'above'} the 60 days before`;
  },
  goal: (rate) => atLeastChange('activity is', rate, 'the 60 days before'),
};

function pickCounts(features: AccountFeatures): { last: number | null; before: number | null } {
  if (features.events30 !== null) return { last: features.events30, before: features.events31to90 };
  if (features.logins30 !== null) return { last: features.logins30, before: features.logins31to90 };
  return { last: features.activeDays30, before: features.activeDays31to90 };
}
