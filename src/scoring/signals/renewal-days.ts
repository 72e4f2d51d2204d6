import { countOf, daysBetween, toDay } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Days until the contract ends (R43, R55, R123). 0 on the day; no_data when the date is unknown or has passed,
 * which says that the record is old and not that the customer stayed or left.
 */
export const renewalDays: SignalDefinition = {
  name: 'renewal_days',
  unit: 'days',
  windowDays: null,
  stream: 'accounts',
  goodDirection: 'up',
  indicates: 'leading',
  measure({ renewalOn }, now) {
    if (renewalOn === null) return noData('not_reported');
    const days = daysBetween(toDay(now), renewalOn);
    return days < 0 ? noData('too_little_history') : known(days);
  },
  describe: (days) => (days === 0 ? 'Renewal is today, 0 days left' : `Renewal in ${countOf(days, 'day')}`),
  goal: () => 'the renewal is signed',
};
