import { countOf } from '../days';
import { countIs } from '../goal-words';
import { noFacts } from '../no-facts';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Departments of the customer with a contact seen in the last 30 days (R53, R54, R97, R135). Range 0 … ∞; spelled alike but for case = one.
 * no_data without contacts, where no department or no last visit is known, or where someone was seen only after `now`.
 */
export const departmentsActive30d: SignalDefinition = {
  name: 'departments_active_30d',
  unit: 'count',
  windowDays: 30,
  stream: 'contacts',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const { contactsKnown, contactsSeenKnown, contactsSeenLater, departmentsKnown, departmentsActive30 } = features;
    if (!contactsKnown || departmentsActive30 === null) return noFacts(features, 'contacts');
    const isUnknown = !departmentsKnown || !contactsSeenKnown || contactsSeenLater;
    return isUnknown ? noData('not_reported') : known(departmentsActive30);
  },
  describe: (count) => `${countOf(count, 'department')} with someone seen in 30 days`,
  goal: (count) => `${countIs(count, 'department')} active in 30 days`,
};
