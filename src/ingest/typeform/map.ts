import type { Mapped } from '../pull/connector';
import { npsFact } from '../surveys/nps-fact';
import { respondentHint } from '../surveys/respondent-hint';
import type { TypeformResponse } from './schema';

/** Which question is which; by id or ref. Absent: the first of Typeform's type `nps`, and the first long text. */
export type FormRules = { score_field?: string | undefined; comment_field?: string | undefined; account_field: string };
type Answer = NonNullable<TypeformResponse['answers']>[number];

const isField =
  (name: string) =>
  ({ field }: Answer): boolean =>
    field.id === name || field.ref === name;

/** The NPS answer of a response (R237), or [] where its form asked for none, or nobody can say whose it is. */
export function mapResponse(response: TypeformResponse, rules: FormRules): Mapped[] {
  const answers = response.answers ?? [];
  const score = answers.find(
    rules.score_field === undefined ? ({ field }) => field.type === 'nps' : isField(rules.score_field),
  );
  if (typeof score?.number !== 'number') return [];
  const comment = answers.find(
    rules.comment_field === undefined ? ({ field }) => field.type === 'long_text' : isField(rules.comment_field),
  );
  return npsFact({
    id: response.token,
    account: toAccount(response, answers, rules),
    score: score.number,
    comment: comment?.text ?? null,
    respondedAt: response.submitted_at,
    version: new Date(response.submitted_at), // a response is sent once, and does not change
  });
}

function toAccount({ hidden }: TypeformResponse, answers: readonly Answer[], { account_field: field }: FormRules) {
  const given = answers.find(({ email }) => typeof email === 'string')?.email;
  return respondentHint({ accountId: toText(hidden?.[field]), email: given ?? toText(hidden?.['email']) });
}

const toText = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;
