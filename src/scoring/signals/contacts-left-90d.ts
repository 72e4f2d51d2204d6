import { countOf } from '../days';
import { atMost } from '../goal-words';
import { noFacts } from '../no-facts';
import { known, type SignalDefinition } from '../signal';

/**
 * Contacts who left the customer in the last 90 days, whatever their role (R95: users removed). Range 0 … ∞.
 * no_data when contacts are not connected or none of this account is known.
 */
export const contactsLeft90d: SignalDefinition = {
  name: 'contacts_left_90d',
  unit: 'count',
  windowDays: 90,
  stream: 'contacts',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const { contactsKnown, contactsLeft90 } = features;
    if (contactsKnown === null || contactsLeft90 === null) return noFacts(features, 'contacts');
    return contactsKnown + contactsLeft90 === 0 ? noFacts(features, 'contacts') : known(contactsLeft90);
  },
  describe: (count) => `${countOf(count, 'contact')} left in 90 days`,
  goal: (count) => `${atMost(count, 'contact')} ${count > 1 ? 'leave' : 'leaves'} in 90 days`,
};
