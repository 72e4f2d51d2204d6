import { countOf } from '../days';
import { countEngagementDays, noEngagement } from '../engagement-days';
import { wholeUp } from '../goal-words';
import { known, noData, type SignalDefinition } from '../signal';

const WINDOW_DAYS = 90;
const MONTH_DAYS = 30; // the least that must be known, and what the rate is told in

/**
 * What people of the account did around the product (R236): e-mails opened and clicked, webinars attended, community posts and replies, searches of
 * the help centre, each counting one.
 *   actions a month = 30 × actions / days, over the last 90 days or as many of them as can be known, 0 … ∞
 * no_data without a source of it, of an account that no source ever told of, and while under 30 days can be known.
 */
export const engagementActions90d: SignalDefinition = {
  name: 'engagement_actions_90d',
  unit: 'count',
  windowDays: WINDOW_DAYS,
  stream: 'engagement_daily',
  goodDirection: 'up',
  indicates: 'leading',
  isExtra: true,
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const { engagementActions90: actions } = features;
    if (actions === null) return noEngagement(features);
    const days = Math.min(WINDOW_DAYS, countEngagementDays(features, features.engagementSinceOn));
    return days < MONTH_DAYS ? noData('too_little_history') : known((MONTH_DAYS * actions) / days);
  },
  describe: (perMonth) =>
    `${countOf(toTold(perMonth), 'action')} a month in e-mails, webinars, community and help over ${WINDOW_DAYS} days`,
  goal: (perMonth) =>
    `they open e-mails, join webinars or use community and help centre ${countOf(wholeUp(perMonth), 'time')} a month`,
};

/** Few are told to a tenth: one in a quarter is not none. */
const toTold = (perMonth: number): number => (perMonth < 10 ? Math.round(perMonth * 10) / 10 : Math.round(perMonth));
