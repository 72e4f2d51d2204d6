import { defineTrigger } from './define-trigger';

const WINDOW_DAYS = 90;

/** The score fell in each of the last three months (R150), and by 5 points or more together: a point a month is no decline. */
export const declineThreeMonths = defineTrigger({
  id: 'decline_three_months',
  tier: 'moderate',
  stream: null,
  basis: 'score',
  find({ score, scoreAgo: { days30, days60, days90 }, driverStream }, { points }) {
    if (score === null || days30 === null || days60 === null || days90 === null) return 'unknown';
    const fell = days90 - score;
    const isFalling = days90 > days60 && days60 > days30 && days30 > score;
    if (!isFalling || fell < points) return null;
    return {
      reason: `Health score lower each month for 3 months: ${days90}, ${days60}, ${days30}, now ${score}`,
      action: 'book a check-in with their sponsor {when} on what changed over three months',
      stream: driverStream,
      evidence: { value: fell, limit: points, windowDays: WINDOW_DAYS },
    };
  },
});
