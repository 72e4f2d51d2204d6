import { countOf } from '../days';
import { knownOr, noData, type SignalDefinition } from '../signal';

/**
 * Questions how to do something, asked in the last 90 days (R114, R115, R138: they count toward expansion, not risk). Range 0 … ∞.
 * no_data when no ticket source is connected, or when there is none among tickets of which some have no kind.
 */
export const howToTickets90d: SignalDefinition = {
  name: 'how_to_tickets_90d',
  unit: 'count',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const { questions90, unsorted90 } = features;
    return questions90 === 0 && unsorted90 !== 0 ? noData('not_reported') : knownOr(questions90, features, 'tickets');
  },
  describe: (count) => `${countOf(count, 'how-to question')} asked in 90 days`,
  goal: (count) => `they ask ${countOf(count, 'how-to question')} in a quarter`,
};
