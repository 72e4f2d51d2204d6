import { noUsage } from '../change';
import { countOf, daysBetween } from '../days';
import { known, type SignalDefinition } from '../signal';

/**
 * Whole days without any activity up to the source's last complete day (R87, R88; X29: 7 days is a driver, 14 an action).
 *   days = end of the windows − last active day − 1; 0 = active on the last day reported
 * no_data for an account that never used the product: that is onboarding, not silence.
 */
export const activityRecency: SignalDefinition = {
  name: 'activity_recency',
  unit: 'days',
  windowDays: null,
  stream: 'usage_daily',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { lastActiveOn, usageEndOn } = features;
    if (lastActiveOn === null || usageEndOn === null) return noUsage(features);
    return known(Math.max(0, daysBetween(lastActiveOn, usageEndOn) - 1));
  },
  describe(days) {
    return days === 0
      ? 'Active on the last day reported, 0 days of silence'
      : `No activity for ${countOf(days, 'day')}`;
  },
  goal: (days) => (days === 0 ? 'someone uses it every day' : `someone uses it at least every ${days + 1} days`),
};
