import { atMost } from '../goal-words';
import { noFacts } from '../no-facts';
import { known, type SignalDefinition } from '../signal';

/**
 * Champions and executive sponsors who left the customer in the last 90 days (R76). Range 0 … ∞.
 * no_data when contacts are not connected or none of this account is known: then nobody knows who might have left.
 */
export const championsLeft90d: SignalDefinition = {
  name: 'champions_left_90d',
  unit: 'count',
  windowDays: 90,
  stream: 'contacts',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const { contactsKnown, contactsLeft90, championsLeft90 } = features;
    if (contactsKnown === null || contactsLeft90 === null || championsLeft90 === null)
      return noFacts(features, 'contacts');
    return contactsKnown + contactsLeft90 === 0 ? noFacts(features, 'contacts') : known(championsLeft90);
  },
  describe(count) {
    return count === 0
      ? 'No champion left in 90 days'
      : `${count === 1 ? '1 champion or sponsor' : `${count} champions or sponsors`} left in 90 days`;
  },
  goal: (count) => `${atMost(count, 'champion')} ${count > 1 ? 'leave' : 'leaves'} in 90 days`,
};
