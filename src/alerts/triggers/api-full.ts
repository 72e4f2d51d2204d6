import { defineTrigger } from './define-trigger';
import { findLimitReached } from './find-limit-reached';
import { percent } from './words';

/** 90% of the monthly API limit is used by a green account with nothing Critical (R133, R141, X11, X12). */
export const apiFull = defineTrigger({
  id: 'api_full',
  tier: 'expansion',
  stream: 'usage_daily',
  find: (subject, { rate: limit }) =>
    findLimitReached(subject, { rate: subject.usage.apiRate, limit, windowDays: 30 }, (rate) => ({
      reason: `${percent(rate)} of the API limit used in 30 days`,
      action: 'show their technical contact the API limit ahead {when} and offer the next tier',
    })),
});
