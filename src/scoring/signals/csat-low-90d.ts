import { countOf } from '../days';
import { atMost } from '../goal-words';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

/**
 * Ratings of 1 or 2 of 5 among the tickets solved in the last 90 days (R119: several low scores). Range 0 … ∞.
 * A good average hides them. no_data without a ticket source or when nobody rated.
 */
export const csatLow90d: SignalDefinition = {
  name: 'csat_low_90d',
  unit: 'count',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'lagging',
  measure(features) {
    const { rated90, ratedLow90 } = features;
    if (rated90 === null || ratedLow90 === null) return knownOr(null, features, 'tickets');
    return rated90 === 0 ? noData('not_reported') : known(ratedLow90);
  },
  describe: (count, { rated90 }) => `${count} of ${countOf(rated90 ?? 0, 'ticket')} rated 1 or 2 of 5 in 90 days`,
  goal: (count) => `${atMost(count, 'ticket')} ${count > 1 ? 'are' : 'is'} rated 1 or 2 of 5 in 90 days`,
};
