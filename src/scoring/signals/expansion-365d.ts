import { describeChange, measureChange } from '../change';
import { addDays, toDay } from '../days';
import { atLeastChange } from '../goal-words';
import { noFacts } from '../no-facts';
import { noData, type SignalDefinition } from '../signal';

const YEAR_DAYS = 365;

/**
 * ARR of the contract term in force against that of 365 days before: expansion, term by term (R43, R55, R126).
 *   rate = ARR now / ARR then − 1, −1 … ∞; then = the term in force 365 days ago, else the first that began since
 * no_data without terms, while none is in force, or in the first term of an account that began it less than 365 days ago.
 */
export const expansion365d: SignalDefinition = {
  name: 'expansion_365d',
  unit: 'rate',
  windowDays: YEAR_DAYS,
  stream: 'subscriptions',
  goodDirection: 'up',
  indicates: 'lagging',
  measure(features, now) {
    const { termArr, termArrYearAgo, termsKnown, firstTermOn } = features;
    if (termsKnown === null || firstTermOn === null) return noFacts(features, 'subscriptions');
    if (termArr === null || termArrYearAgo === null) return noData('not_reported');
    const isFirst = termsKnown === 1 && firstTermOn > addDays(toDay(now), -YEAR_DAYS);
    return isFirst ? noData('too_little_history') : measureChange(termArr, termArrYearAgo);
  },
  describe: (rate) => describeChange('Contract ARR', rate, YEAR_DAYS),
  goal: (rate) => atLeastChange('the contract is', rate, 'a year ago'),
};
