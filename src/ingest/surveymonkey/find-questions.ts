import type { SurveyDetails, SurveyQuestion } from './schema';

/** Which question is the NPS and which one asks why, and what each choice of the first is worth. */
export type NpsQuestions = { scoreId: string; commentId: string | null; scores: ReadonlyMap<string, number> };
type Named = { question?: string | undefined; comment_question?: string | undefined };

const CHOICES = 11;

/**
 * The NPS question of a survey: the one that is named, else the first with the eleven choices from 0 to 10 (the API has no kind of its own for it, and
 * the weights of its choices are those of detractors and promoters). The comment: the one named, else the first open question after it. Null: none. Pure.
 */
export function findQuestions({ pages }: SurveyDetails, named: Named): NpsQuestions | null {
  const questions = pages.flatMap((page) => page.questions);
  const at = questions.findIndex(({ id, ...rest }) =>
    named.question === undefined ? readScale({ id, ...rest }) !== null : id === named.question,
  );
  const question = questions[at];
  const scores = question === undefined ? null : readScale(question);
  if (question === undefined || scores === null) return null;
  const open = questions.slice(at + 1).find(({ family }) => family === 'open_ended');
  return { scoreId: question.id, commentId: named.comment_question ?? open?.id ?? null, scores };
}

/** Places 0 to 10, where no choice says another number ("Not at all likely - 0" says 0). */
function readScale({ answers }: SurveyQuestion): ReadonlyMap<string, number> | null {
  const choices = (answers?.choices ?? []).filter(({ is_na: isNotApplicable }) => isNotApplicable !== true);
  if (choices.length !== CHOICES) return null;
  const ordered = choices.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const isScale = ordered.every(({ text }, score) => readNumber(text ?? '') === score);
  return isScale ? new Map(ordered.map(({ id }, score) => [id, score])) : null;
}

const readNumber = (text: string): number => Number(/(\d+)\D*$/.exec(text)?.[1] ?? Number.NaN);
