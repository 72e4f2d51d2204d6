import { noUsage } from '../change';
import { countOf } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

const MIN_USER_DAYS = 10; // the average of fewer is chance

/**
 * Minutes a user spends in the product on a day of use, over the last 30 days (R57, time in platform).
 *   minutes = minutes of 30 days / active users added up over those days, 0 … 1440
 * no_data when the source has no minutes or counts no users, or under 10 user-days.
 */
export const minutesPerUser: SignalDefinition = {
  name: 'minutes_per_user',
  unit: 'minutes',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { minutes30, userDays30 } = features;
    if (minutes30 === null || userDays30 === null) return noUsage(features);
    return userDays30 < MIN_USER_DAYS ? noData('too_few_to_compare') : known(minutes30 / userDays30);
  },
  describe(minutes) {
    if (minutes < 1) return 'Under a minute per user and day of use over 30 days';
    const rounded = Math.round(minutes);
    return `${rounded} ${rounded === 1 ? 'minute' : 'minutes'} per user and day of use over 30 days`;
  },
  goal: (minutes) => `a user spends ${countOf(minutes, 'minute')} a day in it`,
};
