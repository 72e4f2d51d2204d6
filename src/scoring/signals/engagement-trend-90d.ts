import { describeChange, measureChange } from '../change';
import { countEngagementDays, noEngagement } from '../engagement-days';
import { atLeastChange } from '../goal-words';
import { noData, type SignalDefinition } from '../signal';

const WINDOW_DAYS = 90;
const MIN_ACTIONS_BEFORE = 10; // one newsletter more or less is no trend

/**
 * What people of the account did around the product (R236), the last 90 days against the 90 before.
 *   rate = last / before − 1, −1 … ∞
 * no_data without a source of it, of an account that no source ever told of, under 10 actions before, and while one of the sources or the account is
 * younger than both windows: a source that was connected in between would look like a rise.
 */
export const engagementTrend90d: SignalDefinition = {
  name: 'engagement_trend_90d',
  unit: 'rate',
  windowDays: WINDOW_DAYS,
  stream: 'engagement_daily',
  goodDirection: 'up',
  indicates: 'leading',
  isExtra: true,
  measure(features) {
    const { engagementActions90: last, engagementActions90Prev: before } = features;
    if (last === null || before === null) return noEngagement(features);
    if (countEngagementDays(features, features.engagementAllSinceOn) < 2 * WINDOW_DAYS)
      return noData('too_little_history');
    return before < MIN_ACTIONS_BEFORE ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate) => describeChange('E-mails, webinars, community and help centre', rate, WINDOW_DAYS),
  goal: (rate) => atLeastChange('engagement around the product is', rate, 'the quarter before'),
};
