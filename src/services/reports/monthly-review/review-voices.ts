import type { FeedbackRow, SpotCheckRow } from '../../../db/queries/review-voices';
import type { SpotCheckVerdict } from '../../../domain/judgement';
import type { FeedbackReview, JudgementReview, SpotCheckReview } from '../../../domain/monthly-review';
import type { OverrideReview } from '../../override/review-overrides';

const TRIGGERS_SHOWN = 3;
const PEOPLE_SHOWN = 5;

/** What people called no use in a month, by reason and by the gravest trigger of the alert (R84). */
export const reviewFeedback = (rows: readonly FeedbackRow[]): FeedbackReview => ({
  given: rows.length,
  reasons: tally(rows.map(({ reason }) => reason)).map(([reason, count]) => ({ reason, count })),
  triggers: tally(rows.map(({ trigger }) => trigger))
    .slice(0, TRIGGERS_SHOWN)
    .map(([trigger, count]) => ({ trigger, count })),
});

/** What people said of the scores they were asked about (R85); who has not answered stands by name. */
export function reviewSpotChecks(rows: readonly SpotCheckRow[], late: number): SpotCheckReview {
  const verdicts: Record<SpotCheckVerdict, number> = { agree: 0, too_high: 0, too_low: 0, cannot_tell: 0 };
  for (const { verdict } of rows) if (verdict !== null) verdicts[verdict] += 1;
  const waiting = rows.filter(({ verdict }) => verdict === null).map(({ reviewerName }) => reviewerName);
  return { drawn: rows.length, verdicts, open: tally(waiting).map(([name, count]) => ({ name, count })), late };
}

/** Judgements of half a year, and who was right (R75, R81). `fromAt`: the first instant of the month. */
export function reviewJudgements({ rows, total, byPerson }: OverrideReview, fromAt: Date): JudgementReview {
  const graded = byPerson
    .map(({ name, tally: { person, model } }) => ({ name, person, model }))
    .filter(({ person, model }) => person + model > 0);
  return {
    made: rows.filter(({ override }) => override.createdAt >= fromAt).length,
    right: total,
    byPerson: graded.slice(0, PEOPLE_SHOWN),
  };
}

/** Each word and how often it came, most often first; of two alike the one that came first. */
function tally<Word>(words: readonly Word[]): [Word, number][] {
  const counts = new Map<Word, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
