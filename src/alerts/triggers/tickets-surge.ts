import { defineTrigger } from './define-trigger';

const WINDOW_DAYS = 14;

/** Eight tickets or more in two weeks, three times as many as usual (R111). How-to questions and feature requests are none (R56, R115). */
export const ticketsSurge = defineTrigger({
  id: 'tickets_surge',
  tier: 'moderate',
  stream: 'tickets',
  find({ support: { tickets14, surgeTimes } }, { times, at_least: atLeast }) {
    if (tickets14 === null || surgeTimes === null) return 'unknown';
    if (tickets14 < atLeast || surgeTimes < times) return null;
    return {
      reason: `${tickets14} tickets opened in ${WINDOW_DAYS} days, ${surgeTimes.toFixed(1)} times the usual`,
      action: 'call their admin {when}: what changed, and go through the new tickets together',
      evidence: { value: surgeTimes, limit: times, windowDays: WINDOW_DAYS },
    };
  },
});
