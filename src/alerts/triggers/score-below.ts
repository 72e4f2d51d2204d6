import { defineTrigger } from './define-trigger';

/** The score is under 25 (R148). Exactly 25 is not. */
export const scoreBelow = defineTrigger({
  id: 'score_below',
  tier: 'critical',
  stream: null,
  basis: 'score',
  find({ score, driverStream }, { points }) {
    if (score === null) return 'unknown';
    if (score >= points) return null;
    return {
      reason: `Health score at ${score}, under ${points}`,
      action: 'call their sponsor {when}, listen, and agree a 30-day plan',
      stream: driverStream,
      evidence: { value: score, limit: points, windowDays: null },
    };
  },
});
