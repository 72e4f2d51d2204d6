import { isYounger } from '../account-age';
import { daysBetween, toDay } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

const BOTH_WINDOWS_DAYS = 180;

/**
 * P1 and P2 tickets opened in the last 90 days, minus those of the 90 days before (R43: P1 severity trend). Range −∞ … ∞; 0 = as many.
 * A difference and not a rate: from one to two is no doubling. no_data without a ticket source, while it reaches back less than 180 days,
 * or for an account younger than that.
 */
export const urgentTrend90d: SignalDefinition = {
  name: 'urgent_trend_90d',
  unit: 'count',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'leading',
  measure(features, now) {
    const { urgent90, urgent90Prev, ticketsSinceOn } = features;
    if (urgent90 === null || urgent90Prev === null) return knownOr(null, features, 'tickets');
    const isShort = ticketsSinceOn === null || daysBetween(ticketsSinceOn, toDay(now)) < BOTH_WINDOWS_DAYS;
    if (isShort || isYounger(features, BOTH_WINDOWS_DAYS, toDay(now))) return noData('too_little_history');
    return known(urgent90 - urgent90Prev);
  },
  describe(more) {
    if (more === 0) return 'As many P1 and P2 tickets in 90 days as in the 90 before';
    return `${Math.abs(more)} ${more < 0 ? 'fewer' : 'more'} P1 and P2 tickets in 90 days than in the 90 before`;
  },
  goal: (more) => (more > 0 ? `urgent tickets grow by at most ${more} in a quarter` : 'urgent tickets no longer grow'),
};
