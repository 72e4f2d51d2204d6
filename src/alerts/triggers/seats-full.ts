import { defineTrigger } from './define-trigger';
import { findLimitReached } from './find-limit-reached';
import { percent } from './words';

/** 90% of the seats are in use by a green account with nothing Critical (R132, R141, R147, X11, X12). */
export const seatsFull = defineTrigger({
  id: 'seats_full',
  tier: 'expansion',
  stream: 'usage_daily',
  find: (subject, { rate: limit }) =>
    findLimitReached(subject, { rate: subject.usage.seatRate, limit, windowDays: 28 }, (rate) => ({
      reason: `${percent(rate)} of seats in use over 4 weeks`,
      action: 'show their admin the seats in use {when} and offer the next package',
    })),
});
