import { countOf } from '../days';
import { countIs } from '../goal-words';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

/**
 * Contacts seen in the last 30 days (R44 stakeholder diversity; R92: one or two from a whole company is a red flag).
 * no_data without contacts, when nobody's last visit is known, or when someone was seen only after `now`.
 */
export const stakeholderBreadth: SignalDefinition = {
  name: 'stakeholder_breadth',
  unit: 'count',
  windowDays: 30,
  stream: 'contacts',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const { contactsActive30, contactsSeenKnown, contactsSeenLater } = features;
    if (contactsActive30 === null) return knownOr(null, features, 'contacts');
    return contactsSeenKnown && !contactsSeenLater ? known(contactsActive30) : noData('not_reported');
  },
  describe: (count, { contactsKnown }) => `${count} of ${countOf(contactsKnown ?? 0, 'contact')} seen in 30 days`,
  goal: (count) => `${countIs(count, 'contact')} seen in 30 days`,
};
