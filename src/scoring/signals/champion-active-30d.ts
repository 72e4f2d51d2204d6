import { countOf } from '../days';
import { countIs } from '../goal-words';
import { noFacts } from '../no-facts';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Champions seen in the last 30 days (R54: active champion). Range 0 … ∞; 0 also where people are on record and none is a champion.
 * no_data without contacts, where no role is known, where no last visit is known, or where those not seen were seen after `now`.
 */
export const championActive30d: SignalDefinition = {
  name: 'champion_active_30d',
  unit: 'count',
  windowDays: 30,
  stream: 'contacts',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const { contactsKnown, rolesKnown, contactsSeenKnown, championsKnown, championsActive30 } = features;
    if (!contactsKnown) return noFacts(features, 'contacts');
    if (!rolesKnown || championsActive30 === null) return noData('not_reported');
    if (championsActive30 > 0) return known(championsActive30);
    const isUnknown = championsKnown ? !features.championsSeenKnown || features.championsSeenLater : !contactsSeenKnown;
    return isUnknown ? noData('not_reported') : known(0);
  },
  describe: (count) => `${countOf(count, 'champion')} seen in 30 days`,
  goal: (count) => `${countIs(count, 'champion')} seen in 30 days`,
};
