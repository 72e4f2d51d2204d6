import { defineTrigger } from './define-trigger';

const HORIZON_DAYS = 90;

/** The score is expected to stand 10 points or more lower in 90 days (R71), as the account's card calls it a decline. */
export const predictedDecline = defineTrigger({
  id: 'predicted_decline',
  tier: 'high',
  stream: null,
  basis: 'score',
  find({ score, forecastScore, driverStream }, { points }) {
    if (score === null || forecastScore === null) return 'unknown';
    const fall = score - forecastScore;
    if (fall < points) return null;
    return {
      reason: `Health score of ${score} expected at ${forecastScore} in ${HORIZON_DAYS} days`,
      action: 'go through what is slipping with their admin {when}, before it shows',
      stream: driverStream,
      evidence: { value: fall, limit: points, windowDays: HORIZON_DAYS },
    };
  },
});
