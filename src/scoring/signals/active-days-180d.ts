import { noUsage, reachesBack } from '../change';
import { countOf } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Days with any activity among the last 180: the level of accounts with a slow rhythm, too (R98, login frequency of R50). Range 0–180.
 * no_data for an account that never used the product, or whose usage began less than 180 days ago.
 */
export const activeDays180d: SignalDefinition = {
  name: 'active_days_180d',
  unit: 'days',
  windowDays: 180,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    if (features.activeDays180 === null) return noUsage(features);
    return reachesBack(features, 180) ? known(features.activeDays180) : noData('too_little_history');
  },
  describe: (days) =>
    days === 0 ? 'Not active once in 180 days' : `Active on ${countOf(days, 'day')} of the last 180`,
  goal: (days) => `it is used on ${days} of 180 days`,
};
