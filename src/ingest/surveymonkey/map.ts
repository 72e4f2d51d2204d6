import type { Mapped } from '../pull/connector';
import { npsFact } from '../surveys/nps-fact';
import { respondentHint } from '../surveys/respondent-hint';
import type { NpsQuestions } from './find-questions';
import type { SurveyResponse } from './schema';

const TRIALS = new Set(['preview', 'survey_preview']);

/** The NPS answer of a response (R237), or [] where it was tried out, answered something else, or is nobody's who can be placed. */
export function mapResponse(
  response: SurveyResponse,
  { questions, account_variable: variable }: { questions: NpsQuestions; account_variable: string },
): Mapped[] {
  if (TRIALS.has(response.collection_mode ?? '')) return [];
  const answers = answersOf(response, questions.scoreId);
  const score = answers.map(({ choice_id: id }) => questions.scores.get(id ?? '')).find((one) => one !== undefined);
  if (score === undefined) return [];
  const comments = questions.commentId === null ? [] : answersOf(response, questions.commentId);
  return npsFact({
    id: response.id,
    account: respondentHint({
      accountId: toText(response.custom_variables?.[variable]),
      email: toText(response.custom_variables?.['email']) ?? readContact(response),
    }),
    score,
    comment: [...comments, ...answers].map(({ text }) => text ?? '').find((text) => text !== '') ?? null,
    respondedAt: new Date(response.date_created).toISOString(),
    version: new Date(response.date_modified),
  });
}

const answersOf = ({ pages }: SurveyResponse, id: string) =>
  (pages ?? [])
    .flatMap(({ questions }) => questions.filter((one) => one.id === id))
    .flatMap(({ answers }) => answers ?? []);

/** Of somebody who was invited by e-mail: `metadata.contact.email.value`. */
function readContact({ metadata }: SurveyResponse): string | null {
  const email = metadata?.contact?.['email'];
  return typeof email === 'object' && email !== null && 'value' in email ? toText(email.value) : null;
}

const toText = (value: unknown): string | null =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null;
