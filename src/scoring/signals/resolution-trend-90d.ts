import { describeChange, measureChange, percent } from '../change';
import { knownOr, noData, type SignalDefinition } from '../signal';

const MIN_SOLVED = 5; // times to a solution differ tenfold: the mean of a few is chance

/**
 * Average hours to solve the tickets of the last 90 days against those of the 90 days before (R110), each on the day it was solved.
 *   rate = last / before − 1, −1 … ∞; 0.5: half as long again
 * no_data without a ticket source or under 5 tickets solved in either window. Feature requests left out.
 */
export const resolutionTrend90d: SignalDefinition = {
  name: 'resolution_trend_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'lagging',
  measure(features) {
    const { solved90, solved90Prev, resolution90HoursAvg, resolution90PrevHoursAvg } = features;
    if (solved90 === null || solved90Prev === null) return knownOr(null, features, 'tickets');
    if (Math.min(solved90, solved90Prev) < MIN_SOLVED) return noData('too_few_to_compare');
    return measureChange(resolution90HoursAvg ?? 0, resolution90PrevHoursAvg ?? 0);
  },
  describe: (rate) => describeChange('Time to solve a ticket', rate, 90),
  goal: (rate) =>
    rate > 0
      ? `tickets take at most ${percent(rate)} longer than the quarter before`
      : 'tickets take no longer than the quarter before',
};
