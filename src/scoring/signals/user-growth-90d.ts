import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { atLeastChange } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const MIN_USERS_BEFORE = 4; // one of three leaving is a coin toss
const REACH_DAYS = 119; // the earliest of the weeks compared begins here

/**
 * Users at the weekly peak of the last four weeks against the four weeks 13 weeks earlier (R57, R97, R136).
 *   rate = last / before − 1, −1 … ∞; before: the same days of the week, 13 weeks earlier
 * no_data when the source counts no users, under 4 before, or in the first 119 days.
 */
export const userGrowth90d: SignalDefinition = {
  name: 'user_growth_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { weeklyPeakUsers: last, weeklyPeakUsers90Ago: before } = features;
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, REACH_DAYS)) return noData('too_little_history');
    return before < MIN_USERS_BEFORE ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate) => describeChange('Users at the weekly peak', rate, 90),
  goal: (rate) => atLeastChange('users are', rate, 'a quarter ago'),
};
