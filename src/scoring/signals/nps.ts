import type { SentimentFeatures } from '../../domain/fact-features';
import { countOf } from '../days';
import { noFacts } from '../no-facts';
import { NPS_POINTS, toNpsClass } from '../nps-class';
import { known, type SignalDefinition } from '../signal';

const HALF_LIFE_DAYS = 90;

/**
 * NPS answers of the last 365 days, recent ones weighing more (R52, R116).
 *   points = Σ w × p / Σ w; p = 100 for 9–10, 70 for 7–8, 30 for 0–6; w = ½ ^ (age / 90 days). Range 30–100.
 * no_data when nobody answered in that time: what their silence means, `nps_silence_days` tells (R120).
 */
export const nps: SignalDefinition = {
  name: 'nps',
  unit: 'points',
  windowDays: 365,
  stream: 'nps',
  goodDirection: 'up',
  indicates: 'lagging',
  measure(features) {
    const average = averagePoints(features);
    return average === null ? noFacts(features, 'nps') : known(average);
  },
  describe(_points, { npsScores, npsAgesDays }) {
    const latest = npsScores?.[0] ?? 0;
    const age = Math.floor(npsAgesDays?.[0] ?? 0);
    const when = age === 0 ? 'today' : `${countOf(age, 'day')} ago`;
    return `NPS ${latest} (${toNpsClass(latest)}) ${when}, ${countOf(npsScores?.length ?? 0, 'answer')} in 365 days`;
  },
  goal(points, features) {
    const next = [7, 9].find((score) => (averagePoints(answerNext(score, features)) ?? 0) >= points);
    if (next !== undefined) return `the next NPS answer is ${next} or better`;
    return `NPS answers come to ${Math.ceil(points)} of 100 points`;
  },
};

type Answers = Pick<SentimentFeatures, 'npsScores' | 'npsAgesDays'>;

/** The answers there are, and one more today. */
const answerNext = (score: number, { npsScores, npsAgesDays }: Answers): Answers => ({
  npsScores: [score, ...(npsScores ?? [])],
  npsAgesDays: [0, ...(npsAgesDays ?? [])],
});

function averagePoints({ npsScores, npsAgesDays }: Answers): number | null {
  if (npsScores === null || npsAgesDays === null || npsScores.length === 0) return null;
  const weights = npsScores.map((_, index) => 0.5 ** ((npsAgesDays[index] ?? 0) / HALF_LIFE_DAYS));
  const sum = npsScores.reduce(
    (total, score, index) => total + NPS_POINTS[toNpsClass(score)] * (weights[index] ?? 0),
    0,
  );
  return sum / weights.reduce((total, weight) => total + weight, 0);
}
