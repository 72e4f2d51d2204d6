import { ageDays, countOf } from '../days';
import { noFacts } from '../no-facts';
import { known, type SignalDefinition } from '../signal';

/**
 * Days since the last call, meeting, QBR, training or e-mail that took place (R44, R54, R150: 60 days is too long).
 * no_data without an activity source, or when it never recorded one for the account.
 */
export const touchRecency: SignalDefinition = {
  name: 'touch_recency',
  unit: 'days',
  windowDays: null,
  stream: 'activities',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features, now) {
    const { lastTouchAt } = features;
    return lastTouchAt === null ? noFacts(features, 'activities') : known(Math.max(0, ageDays(lastTouchAt, now)));
  },
  describe(days) {
    const whole = Math.floor(days);
    return whole === 0 ? 'In contact within 24 hours' : `No contact for ${countOf(whole, 'day')}`;
  },
  goal: () => 'one of us speaks with them',
};
