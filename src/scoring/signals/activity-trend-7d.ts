import { describeChange } from '../change';
import { measureCountTrend } from '../count-trend';
import { atLeastChange } from '../goal-words';
import type { SignalDefinition } from '../signal';

/** A week is early and short: it takes twice as much as a fortnight does. A 30% fall from 80 logins is two standard deviations. */
const ENOUGH = { logins: { count: 80, activeDays: 4 }, events: null };

/**
 * Logins of the last 7 days against the 7 days before, which hold the same days of the week: the earliest word of a fall (R87, R102).
 *   rate = last / before − 1, −1 … ∞
 * no_data when the source counts no logins (a week of events is chance), under 80 logins on 4 days before, or when the account is younger than both weeks.
 */
export const activityTrend7d: SignalDefinition = {
  name: 'activity_trend_7d',
  unit: 'rate',
  windowDays: 7,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure: (features) => measureCountTrend(features, 7, ENOUGH),
  describe: (rate) => describeChange('Logins', rate, 7),
  goal: (rate) => atLeastChange('activity is', rate, 'the week before'),
};
