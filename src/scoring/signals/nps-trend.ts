import { noFacts } from '../no-facts';
import { known, noData, type SignalDefinition } from '../signal';

const RECENT_DAYS = 120; // an old change of mind is no longer news

/**
 * Latest NPS answer against the mean of the earlier ones of 365 days (R122: trajectory over point value).
 *   points = latest − mean of earlier, −10 … 10
 * no_data under two answers, or when the latest is older than 120 days.
 */
export const npsTrend: SignalDefinition = {
  name: 'nps_trend',
  unit: 'points',
  windowDays: 365,
  stream: 'nps',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const [latest, ...earlier] = features.npsScores ?? [];
    if (latest === undefined) return noFacts(features, 'nps');
    if (earlier.length === 0 || (features.npsAgesDays?.[0] ?? 0) > RECENT_DAYS) return noData('too_few_to_compare');
    return known(latest - earlier.reduce((sum, score) => sum + score, 0) / earlier.length);
  },
  describe(points, { npsScores }) {
    const latest = npsScores?.[0] ?? 0;
    if (Math.abs(points) < 0.5) return `NPS steady at ${latest} over 365 days`;
    return `NPS ${points < 0 ? 'down' : 'up'} ${Math.abs(points).toFixed(1)} to ${latest} against the last 365 days`;
  },
  goal: (points) =>
    points < 0
      ? `NPS is at most ${(-points).toFixed(1)} below the answers before`
      : 'NPS is no lower than the answers before',
};
