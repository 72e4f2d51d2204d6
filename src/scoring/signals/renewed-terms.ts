import { countOf } from '../days';
import { noFacts } from '../no-facts';
import { known, type SignalDefinition } from '../signal';

/**
 * Contract terms that followed the one before without a gap (R126: history of renewals). Range 0 … ∞; 0 in the first term.
 *   follows = begins no later than the day after the end of the one before; a term changed midway is signed again, and counts
 * no_data without contract terms.
 */
export const renewedTerms: SignalDefinition = {
  name: 'renewed_terms',
  unit: 'count',
  windowDays: null,
  stream: 'subscriptions',
  goodDirection: 'up',
  indicates: 'lagging',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    return features.renewedTerms === null ? noFacts(features, 'subscriptions') : known(features.renewedTerms);
  },
  describe: (count) => `Contract renewed ${countOf(count, 'time')} without a gap`,
  goal: () => 'the contract is renewed once more',
};
