import { describeChange, measureChange } from '../change';
import { atLeastChange } from '../goal-words';
import { noFacts } from '../no-facts';
import { noData, type SignalDefinition } from '../signal';

/**
 * Seats of the contract term in force against those of 90 days before (R95: users removed; R97).
 *   rate = seats now / seats then − 1, −1 … ∞
 * no_data without terms, when either names no seats, or when no term was in force then.
 */
export const seatsChange90d: SignalDefinition = {
  name: 'seats_change_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'subscriptions',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { termsKnown, termArrPrev, termSeats, termSeatsPrev } = features;
    if (termsKnown === null) return noFacts(features, 'subscriptions');
    if (termArrPrev === null && termSeatsPrev === null) return noData('too_little_history');
    return termSeats === null || termSeatsPrev === null
      ? noData('not_reported')
      : measureChange(termSeats, termSeatsPrev);
  },
  describe: (rate) => describeChange('Seats under contract', rate, 90),
  goal: (rate) => atLeastChange('seats under contract are', rate, '90 days ago'),
};
