import { noUsage, reachesBack } from '../change';
import { countOf } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Days with any activity among the last 7 (R87: none in a week is a red flag). Range 0–7.
 * no_data for an account that never used the product, or whose usage began less than 7 days ago.
 */
export const activeDays7d: SignalDefinition = {
  name: 'active_days_7d',
  unit: 'days',
  windowDays: 7,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    if (features.activeDays7 === null) return noUsage(features);
    return reachesBack(features, 7) ? known(features.activeDays7) : noData('too_little_history');
  },
  describe: (days) => (days === 0 ? 'Not active once in 7 days' : `Active on ${countOf(days, 'day')} of the last 7`),
  goal: (days) => `it is used on ${countOf(days, 'day')} a week`,
};
