import { noFacts } from '../no-facts';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Executive sponsors and champions last seen 30 days ago or longer (R69: visible even while most users are active). Range 0 … ∞.
 * no_data without contacts, without a sponsor or champion whose last visit is known, or when the only ones not counted were seen after `now`.
 */
export const keyPeopleDormant: SignalDefinition = {
  name: 'key_people_dormant',
  unit: 'count',
  windowDays: 30,
  stream: 'contacts',
  goodDirection: 'down',
  indicates: 'leading',
  measure(features) {
    const { contactsKnown, keyPeopleDormant30, sponsorLastSeenAt, championsSeenKnown } = features;
    if (!contactsKnown || keyPeopleDormant30 === null) return noFacts(features, 'contacts');
    if (keyPeopleDormant30 > 0) return known(keyPeopleDormant30);
    const isAnyKnown = sponsorLastSeenAt !== null || Boolean(championsSeenKnown);
    const isAnyLater = Boolean(features.sponsorsSeenLater) || Boolean(features.championsSeenLater);
    return isAnyKnown && !isAnyLater ? known(0) : noData('not_reported');
  },
  describe: (count) =>
    count === 0
      ? 'No sponsor or champion unseen for 30 days'
      : `${count === 1 ? '1 sponsor or champion' : `${count} sponsors and champions`} not seen for 30 days`,
  goal: (count) =>
    count === 0
      ? 'every sponsor and champion is seen again'
      : `at most ${count} of their sponsors and champions ${count === 1 ? 'is' : 'are'} quiet for 30 days`,
};
