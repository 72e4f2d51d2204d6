import { knownOr, known, noData, type SignalDefinition } from '../signal';

const MIN_RATINGS = 3; // two people's mood is not a trend

/**
 * Average CSAT of the tickets solved in the last 90 days, minus that of the 90 days before (R119: declining CSAT).
 *   points = last − before, −4 … 4
 * no_data without a ticket source or under 3 ratings in either window.
 */
export const csatTrend90d: SignalDefinition = {
  name: 'csat_trend_90d',
  unit: 'points',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { csat90Avg, csat90PrevAvg, rated90, rated90Prev } = features;
    if (rated90 === null || rated90Prev === null) return knownOr(null, features, 'tickets');
    const isThin = Math.min(rated90, rated90Prev) < MIN_RATINGS || csat90Avg === null || csat90PrevAvg === null;
    return isThin ? noData('too_few_to_compare') : known(csat90Avg - csat90PrevAvg);
  },
  describe(points, { csat90Avg }) {
    const now = (csat90Avg ?? 0).toFixed(1);
    if (Math.abs(points) < 0.05) return `Support rating steady at ${now} of 5 over 90 days`;
    return `Support rating ${points < 0 ? 'down' : 'up'} ${Math.abs(points).toFixed(1)} to ${now} of 5 in 90 days`;
  },
  goal: (points) =>
    points < 0
      ? `support is rated at most ${(-points).toFixed(1)} below the quarter before`
      : 'support is rated as well as the quarter before',
};
