import type { Mapped } from '../pull/connector';
import { npsFact } from '../surveys/nps-fact';
import { respondentHint } from '../surveys/respondent-hint';
import type { SurveyAnswer } from './schema';

/** An NPS answer (R237), or [] for another kind of survey, for one that was left open, or of somebody nobody can place. */
export function mapAnswer(answer: SurveyAnswer, { isTyped }: { isTyped: boolean }): Mapped[] {
  const { id, score, comment, responded_at: respondedAt, updated_at: updatedAt, account_id: accountId, email } = answer;
  if (isTyped && (answer.survey_type ?? '').toLowerCase() !== 'nps') return [];
  if (score === null || score === undefined || score === '') return [];
  return npsFact({
    id,
    account: respondentHint({ accountId, email }),
    score: Number(score),
    comment: comment === '' ? null : (comment ?? null),
    respondedAt,
    version: new Date(updatedAt ?? respondedAt),
  });
}
