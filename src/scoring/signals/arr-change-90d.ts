import { describeChange, measureChange } from '../change';
import { atLeastChange } from '../goal-words';
import { knownOr, type SignalDefinition } from '../signal';

/**
 * ARR of the contract term in force against that of 90 days before: expansion or contraction (R43, R55, R128).
 *   rate = ARR now / ARR then − 1; no_data without contract terms or when none was in force then
 */
export const arrChange90d: SignalDefinition = {
  name: 'arr_change_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'subscriptions',
  goodDirection: 'up',
  indicates: 'lagging',
  measure(features) {
    const { termArr, termArrPrev } = features;
    if (termArr === null || termArrPrev === null) return knownOr(null, features, 'subscriptions');
    return measureChange(termArr, termArrPrev);
  },
  describe: (rate) => describeChange('ARR', rate, 90),
  goal: (rate) => atLeastChange('the contract is', rate, '90 days ago'),
};
