import { atMost } from '../goal-words';
import { noFacts } from '../no-facts';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Contract terms begun in the last 730 days for less ARR than the one before (R55, R128: contraction history). Range 0 … ∞.
 * no_data without terms, or with a single one: there is nothing it could be smaller than.
 */
export const contractions730d: SignalDefinition = {
  name: 'contractions_730d',
  unit: 'count',
  windowDays: 730,
  stream: 'subscriptions',
  goodDirection: 'down',
  indicates: 'lagging',
  measure(features) {
    const { contractions730, termsKnown } = features;
    if (contractions730 === null || termsKnown === null) return noFacts(features, 'subscriptions');
    return termsKnown < 2 ? noData('too_little_history') : known(contractions730);
  },
  describe: (count) =>
    `${count === 0 ? 'No contract term' : `${count} contract ${count === 1 ? 'term' : 'terms'}`} smaller than the one before in 730 days`,
  goal: (count) => `${atMost(count, 'term')} ${count > 1 ? 'shrink' : 'shrinks'} in two years`,
};
