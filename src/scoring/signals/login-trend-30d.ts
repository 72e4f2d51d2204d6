import { describeChange } from '../change';
import { measureCountTrend, nameCount } from '../count-trend';
import { atLeastChange } from '../goal-words';
import type { SignalDefinition } from '../signal';

/** Below this a change is chance: a 40% fall from 40 logins at random is two standard deviations, in a month as in a fortnight. */
const ENOUGH = { logins: { count: 40, activeDays: 8 }, events: { count: 200, activeDays: 12 } };

/**
 * Logins of the last 30 days against the 30 days before: month over month (R89–R91).
 *   rate = last / before − 1, −1 … ∞. Sources without logins: events instead, told as "Activity".
 * no_data under 40 logins on 8 days (200 events on 12 days) before, or in the first 60 days.
 */
export const loginTrend30d: SignalDefinition = {
  name: 'login_trend_30d',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure: (features) => measureCountTrend(features, 30, ENOUGH),
  describe: (rate, features) => describeChange(nameCount(features, 30), rate, 30),
  goal: (rate) => atLeastChange('logins are', rate, 'the month before'),
};
