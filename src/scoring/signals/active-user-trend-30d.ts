import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { countOf } from '../days';
import { wholeUp } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const MIN_USERS_BEFORE = 2; // a second person leaving a team of one is a coin toss

/**
 * Daily active users of the last 30 days against the 30 days before, each averaged over days with any (R96, R97).
 *   rate = last / before − 1, −1 … ∞
 * no_data when the source counts no users, under 2 users before, or in the first 60 days.
 */
export const activeUserTrend30d: SignalDefinition = {
  name: 'active_user_trend_30d',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { activeUsers30Avg: last, activeUsers30PrevAvg: before } = features;
    if (before === null || last === null) return noUsage(features);
    if (!reachesBack(features, 60)) return noData('too_little_history');
    return before < MIN_USERS_BEFORE ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate) => describeChange('Active users', rate, 30),
  goal: (rate, { activeUsers30PrevAvg }) =>
    `${countOf(wholeUp((activeUsers30PrevAvg ?? 0) * (1 + rate)), 'user')} come on an average day`,
};
