import { countOf, daysBetween, toDay } from '../days';
import { noFacts } from '../no-facts';
import { known, type SignalDefinition } from '../signal';

/**
 * Days from the account's last NPS answer to the last answer of any account (R120: no answer where others answer). Range 0 … ∞.
 *   days = day of the last answer of all − day of its own last answer
 * Counted to the last survey that brought anything, not to today: between two surveys nobody is silent.
 * no_data without an NPS source, or for an account that never answered: whether it was ever asked is not known.
 */
export const npsSilenceDays: SignalDefinition = {
  name: 'nps_silence_days',
  unit: 'days',
  windowDays: null,
  stream: 'nps',
  goodDirection: 'down',
  indicates: 'leading',
  measure(features) {
    const { lastNpsAt, npsEndOn } = features;
    if (lastNpsAt === null || npsEndOn === null) return noFacts(features, 'nps');
    return known(Math.max(0, daysBetween(toDay(lastNpsAt), npsEndOn)));
  },
  describe(days) {
    if (days === 0) return 'NPS answered in the last survey, 0 days of silence';
    return `No NPS answer for ${countOf(days, 'day')} in which other customers answered`;
  },
  goal: () => 'they answer the next survey',
};
