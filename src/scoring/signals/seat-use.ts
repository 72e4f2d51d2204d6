import { noUsage, percent } from '../change';
import { wholeUp } from '../goal-words';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Users active on the busiest day of a week, averaged over the last four weeks, over the seats paid for (R42, R70, R98, R100, R137; X28).
 *   rate = users / seats, 0 … above 1 when more people use it than pay; one odd day moves it little, weekends not at all
 * no_data without a seat count (or with 0 seats) or when the source counts no users.
 */
export const seatUse: SignalDefinition = {
  name: 'seat_use',
  unit: 'rate',
  windowDays: 28,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { weeklyPeakUsers, seatsPurchased } = features;
    if (weeklyPeakUsers === null) return noUsage(features);
    if (seatsPurchased === null || seatsPurchased <= 0) return noData('not_reported');
    return known(weeklyPeakUsers / seatsPurchased);
  },
  describe(rate, { weeklyPeakUsers, seatsPurchased }) {
    return `${percent(rate)} of seats in use over 4 weeks (${Math.round(weeklyPeakUsers ?? 0)} of ${seatsPurchased ?? 0})`;
  },
  goal: (rate, { seatsPurchased }) =>
    `${wholeUp(rate * (seatsPurchased ?? 0))} of ${seatsPurchased ?? 0} seats are in use`,
};
