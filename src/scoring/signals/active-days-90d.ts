import { noUsage, reachesBack } from '../change';
import { countOf } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Days with any activity among the last 90: the level of accounts with a slow rhythm, too (R98, login frequency of R50). Range 0–90.
 * no_data for an account that never used the product, or whose usage began less than 90 days ago.
 */
export const activeDays90d: SignalDefinition = {
  name: 'active_days_90d',
  unit: 'days',
  windowDays: 90,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    if (features.activeDays90 === null) return noUsage(features);
    return reachesBack(features, 90) ? known(features.activeDays90) : noData('too_little_history');
  },
  describe: (days) => (days === 0 ? 'Not active once in 90 days' : `Active on ${countOf(days, 'day')} of the last 90`),
  goal: (days) => `it is used on ${days} of 90 days`,
};
