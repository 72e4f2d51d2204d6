import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { atLeastChange } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const MIN_FEATURES_BEFORE = 3; // one of two left aside is chance
const REACH_DAYS = 119; // the earliest of the weeks compared begins here

/**
 * Different features used at the weekly peak of the last four weeks against the four weeks 13 weeks earlier (R136).
 *   rate = last / before − 1, −1 … ∞; before: the same days of the week, 13 weeks earlier
 * no_data when the source counts no features, under 3 before, or in the first 119 days.
 */
export const featureTrend90d: SignalDefinition = {
  name: 'feature_trend_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { weeklyPeakFeatures: last, weeklyPeakFeatures90Ago: before } = features;
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, REACH_DAYS)) return noData('too_little_history');
    return before < MIN_FEATURES_BEFORE ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate) => describeChange('Features in use at the weekly peak', rate, 90),
  goal: (rate) => atLeastChange('features in use are', rate, 'a quarter ago'),
};
