import { percent } from '../change';
import { noFacts } from '../no-facts';
import { known, noData, type SignalDefinition } from '../signal';

const MIN_PEOPLE = 2; // of one person a share says nothing

/**
 * Share of the contacts seen in the last 30 days who are neither admin nor sponsor (R95: only admins active, the end users have gone).
 *   rate = champions and users seen / everyone seen whose role is known, 0–1
 * no_data without contacts, when no end user is on record (then only admins are known, not only admins active), when someone was seen only
 * after `now`, or under 2 people seen.
 */
export const endUsersActiveShare: SignalDefinition = {
  name: 'end_users_active_share',
  unit: 'rate',
  windowDays: 30,
  stream: 'contacts',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { contactsKnown, endUsersKnown, endUsersActive30, rolesActive30, contactsSeenLater } = features;
    if (!contactsKnown || endUsersActive30 === null) return noFacts(features, 'contacts');
    if (!endUsersKnown || contactsSeenLater) return noData('not_reported');
    const seen = rolesActive30 ?? 0;
    return seen < MIN_PEOPLE ? noData('too_few_to_compare') : known(endUsersActive30 / seen);
  },
  describe(rate, { rolesActive30 }) {
    const seen = `${rolesActive30 ?? 0} people seen in 30 days`;
    return rate === 0 ? `Only admins and sponsors among ${seen}` : `${percent(rate)} end users among ${seen}`;
  },
  goal: (rate) => `${percent(rate)} of the people seen are end users`,
};
