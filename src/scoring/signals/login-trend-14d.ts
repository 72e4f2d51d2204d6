import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { wholeUp } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

/** Below this a change is chance: if logins come at random, a 40% fall from 40 is two standard deviations. */
const MIN_LOGINS_BEFORE = 40;
const MIN_ACTIVE_DAYS_BEFORE = 5;

/**
 * Logins of the last 14 days against the 14 days before (R89–R91, R11).
 *   rate = last / before − 1, −1 … ∞
 * no_data when the source counts no logins (events come in bursts: over a fortnight their change said nothing about who left, see
 * `activity_level_30d`), under 40 logins on 5 days before, or when the account is younger than both windows.
 */
export const loginTrend14d: SignalDefinition = {
  name: 'login_trend_14d',
  unit: 'rate',
  windowDays: 14,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { logins14: last, logins14Prev: before, activeDays14Prev } = features;
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, 28)) return noData('too_little_history');
    const isThin = before < MIN_LOGINS_BEFORE || (activeDays14Prev ?? 0) < MIN_ACTIVE_DAYS_BEFORE;
    return isThin ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate) => describeChange('Logins', rate, 14),
  goal: (rate, { logins14Prev }) => `logins are at ${wholeUp(((logins14Prev ?? 0) * (1 + rate)) / 2)} a week`,
};
