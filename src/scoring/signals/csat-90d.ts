import { knownOr, noData, type SignalDefinition } from '../signal';

const MIN_RATINGS = 2; // one person on one day

/**
 * Average CSAT of the tickets solved in the last 90 days (R114, R119). Range 1–5.
 * no_data without a ticket source or under 2 ratings.
 */
export const csat90d: SignalDefinition = {
  name: 'csat_90d',
  unit: 'points',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'up',
  indicates: 'lagging',
  measure(features) {
    const isThin = features.rated90 !== null && features.rated90 < MIN_RATINGS;
    return isThin ? noData('too_few_to_compare') : knownOr(features.csat90Avg, features, 'tickets');
  },
  describe: (average) => `Support rated ${average.toFixed(1)} of 5 over 90 days`,
  goal: (average) => `support is rated ${average.toFixed(1)} of 5`,
};
