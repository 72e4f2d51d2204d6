import { noUsage, percent } from '../change';
import { countOf } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Most users active on one day of the last 30, over the seats paid for (R42, R70, R98, R100, R137; X28).
 *   rate = users / seats, 0 … above 1 when more people use it than pay
 * no_data without a seat count (or with 0 seats) or when the source counts no users.
 */
export const seatUse: SignalDefinition = {
  name: 'seat_use',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { activeUsers30Max, seatsPurchased } = features;
    if (activeUsers30Max === null) return noUsage(features);
    if (seatsPurchased === null || seatsPurchased <= 0) return noData('not_reported');
    return known(activeUsers30Max / seatsPurchased);
  },
  describe(rate, { activeUsers30Max, seatsPurchased }) {
    return `${percent(rate)} of seats used in 30 days (${activeUsers30Max ?? 0} of ${countOf(seatsPurchased ?? 0, 'seat')})`;
  },
};
