import { isYounger } from '../account-age';
import { daysBetween, toDay } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

const WINDOW_DAYS = 90;
const ALL = 3;

/**
 * Of the last three windows of 30 days, how many hold a call, meeting, QBR, training or e-mail that took place (R44, R54: monthly touchpoints).
 * Range 0–3. no_data without an activity source, and, unless all three hold one, while it or the account is younger than 90 days.
 */
export const touchMonths90d: SignalDefinition = {
  name: 'touch_months_90d',
  unit: 'count',
  windowDays: WINDOW_DAYS,
  stream: 'activities',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features, now) {
    const { touchMonths90, activitiesSinceOn: since } = features;
    if (touchMonths90 === null) return knownOr(null, features, 'activities');
    const isShort = since === null || daysBetween(since, toDay(now)) < WINDOW_DAYS;
    const isYoung = isShort || isYounger(features, WINDOW_DAYS, toDay(now));
    return isYoung && touchMonths90 < ALL ? noData('too_little_history') : known(touchMonths90);
  },
  describe: (months) => `In contact in ${months} of 3 months, over 90 days`,
  goal: (months) => `one of us speaks with them in ${months} of 3 months`,
};
