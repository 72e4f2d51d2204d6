import { ageDays } from '../days';
import { noFacts } from '../no-facts';
import { known, noData, type SignalDefinition } from '../signal';

const WINDOW_DAYS = 30;

/**
 * Whether an executive sponsor was seen in the last 30 days (R54, R69): 1 or 0.
 * 0 as well where people of the account are on record and none is a sponsor: a sponsor is a field nobody may leave out (R231).
 * no_data without contacts, where no role is known, where no last visit is known, or where a sponsor was seen only after `now`.
 */
export const sponsorActive30d: SignalDefinition = {
  name: 'sponsor_active_30d',
  unit: 'count',
  windowDays: WINDOW_DAYS,
  stream: 'contacts',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features, now) {
    const { contactsKnown, rolesKnown, contactsSeenKnown, sponsorsKnown, sponsorLastSeenAt: seenAt } = features;
    if (!contactsKnown) return noFacts(features, 'contacts');
    if (!rolesKnown) return noData('not_reported');
    if (seenAt !== null && ageDays(seenAt, now) < WINDOW_DAYS) return known(1);
    const isUnknown = sponsorsKnown ? seenAt === null || features.sponsorsSeenLater : !contactsSeenKnown;
    return isUnknown ? noData('not_reported') : known(0);
  },
  describe(active, { sponsorsKnown }) {
    if (active > 0) return 'Executive sponsor seen in the last 30 days';
    return sponsorsKnown === 0
      ? 'No executive sponsor on record, so none seen in 30 days'
      : 'Executive sponsor not seen in 30 days';
  },
  goal: () => 'their sponsor is seen again',
};
