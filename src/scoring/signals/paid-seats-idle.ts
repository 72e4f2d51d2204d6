import { noUsage, percent } from '../change';
import { wholeUp } from '../goal-words';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Share of the seats paid for that an average active day leaves idle: usage-to-price alignment (R43, R131, R70).
 *   rate = 1 − average daily users / seats, 0–1
 * no_data without a seat count or when the source counts no users.
 */
export const paidSeatsIdle: SignalDefinition = {
  name: 'paid_seats_idle',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { activeUsers30Avg, seatsPurchased } = features;
    if (activeUsers30Avg === null) return noUsage(features);
    if (seatsPurchased === null || seatsPurchased <= 0) return noData('not_reported');
    return known(Math.min(1, Math.max(0, 1 - activeUsers30Avg / seatsPurchased)));
  },
  describe: (rate) => `${percent(rate)} of the seats paid for idle on an average day of 30`,
  goal: (rate, { seatsPurchased }) =>
    `${wholeUp((1 - rate) * (seatsPurchased ?? 0))} of ${seatsPurchased ?? 0} seats are in use on an average day`,
};
