import { describeChange } from '../change';
import { measureCountTrend, nameCount } from '../count-trend';
import { atLeastChange } from '../goal-words';
import type { SignalDefinition } from '../signal';

/** Below this a change is chance: over two months even use on one day a week is more than this. */
const ENOUGH = { logins: { count: 40, activeDays: 8 }, events: { count: 200, activeDays: 12 } };

/**
 * Logins of the last 60 days against the 60 days before (R99: 40% down over 60 days announces a cancellation some 60 days ahead).
 *   rate = last / before − 1, −1 … ∞. Sources without logins: events instead, told as "Activity".
 * no_data under 40 logins on 8 days (200 events on 12 days) before, or in the first 120 days.
 */
export const loginTrend60d: SignalDefinition = {
  name: 'login_trend_60d',
  unit: 'rate',
  windowDays: 60,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure: (features) => measureCountTrend(features, 60, ENOUGH),
  describe: (rate, features) => describeChange(nameCount(features, 60), rate, 60),
  goal: (rate) => atLeastChange('logins are', rate, 'the two months before'),
};
