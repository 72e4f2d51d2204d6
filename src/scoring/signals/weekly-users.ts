import { noUsage } from '../change';
import { countOf } from '../days';
import { countIs } from '../goal-words';
import { known, noData, type SignalDefinition } from '../signal';

const FEW_SEATS = 2; // who bought no more than this cannot show more

/**
 * Users active on the busiest day of a week, averaged over the last four weeks with any (R92: 1–2 from the whole account is a red flag).
 *   count, 0 … all users
 * no_data when the source counts no users, and for an account that pays for one or two seats: there it is nobody's fault.
 */
export const weeklyUsers: SignalDefinition = {
  name: 'weekly_users',
  unit: 'count',
  windowDays: 28,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { weeklyPeakUsers, seatsPurchased } = features;
    if (weeklyPeakUsers === null) return noUsage(features);
    const hasFewSeats = seatsPurchased !== null && seatsPurchased > 0 && seatsPurchased <= FEW_SEATS;
    return hasFewSeats ? noData('too_few_to_compare') : known(weeklyPeakUsers);
  },
  describe(users) {
    const whole = Math.round(users);
    if (whole === 0) return 'Nobody active over 4 weeks';
    return `${whole <= FEW_SEATS ? 'Only ' : ''}${countOf(whole, 'user')} active at the weekly peak over 4 weeks`;
  },
  goal: (count) => `${countIs(count, 'user')} active in a week`,
};
