import { ageDays, countOf } from '../days';
import { known, knownOr, type SignalDefinition } from '../signal';

/**
 * Days since the executive sponsor was last seen (R69, R148). With several sponsors: the one seen last.
 * no_data without a sponsor whose last visit is known, or when one of several was seen only after `now`: when before it, nobody knows.
 */
export const sponsorDormantDays: SignalDefinition = {
  name: 'sponsor_dormant_days',
  unit: 'days',
  windowDays: null,
  stream: 'contacts',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features, now) {
    const { sponsorLastSeenAt: seenAt, sponsorsSeenLater } = features;
    return seenAt === null || sponsorsSeenLater
      ? knownOr(null, features, 'contacts')
      : known(Math.max(0, ageDays(seenAt, now)));
  },
  describe(days) {
    const whole = Math.floor(days);
    return whole === 0
      ? 'Executive sponsor seen within 24 hours'
      : `Executive sponsor not seen for ${countOf(whole, 'day')}`;
  },
  goal: () => 'their sponsor is seen again',
};
