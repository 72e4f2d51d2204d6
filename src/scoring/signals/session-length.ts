import { noUsage } from '../change';
import { countOf } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

const MIN_LOGINS = 20; // the average of fewer is chance

/**
 * Minutes in the product per login over the last 30 days (R94: only brief logins are a red flag).
 *   minutes = minutes of 30 days / logins of 30 days, 0 … 1440
 * no_data when the source has no minutes or no logins, or under 20 logins.
 */
export const sessionLength: SignalDefinition = {
  name: 'session_length',
  unit: 'minutes',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { minutes30, logins30 } = features;
    if (minutes30 === null || logins30 === null) return noUsage(features);
    return logins30 < MIN_LOGINS ? noData('too_few_to_compare') : known(minutes30 / logins30);
  },
  describe(minutes) {
    if (minutes < 1) return 'Under a minute per login over 30 days';
    const rounded = minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes);
    return `${rounded} ${rounded === 1 ? 'minute' : 'minutes'} per login over 30 days`;
  },
  goal: (minutes) => `a visit lasts ${countOf(minutes, 'minute')}`,
};
