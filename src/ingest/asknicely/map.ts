import { fromUnixSeconds } from '../instants';
import type { Mapped } from '../pull/connector';
import { npsFact } from '../surveys/nps-fact';
import { respondentHint } from '../surveys/respondent-hint';
import type { AskNicelyResponse } from './schema';
import { unescapeHtml } from './unescape-html';

/** An NPS answer (R237). Of CSAT, CES and stars, which have other scales and name no ticket, nothing is taken. */
export function mapResponse(
  response: AskNicelyResponse,
  { account_property: property }: { account_property: string },
): Mapped[] {
  const { response_id: id, responded, answer, question_type: type, comment, email } = response;
  const score = readScore(answer);
  if ((type ?? 'nps').toLowerCase() !== 'nps' || score === null) return [];
  return npsFact({
    id,
    account: respondentHint({ accountId: toText(response[property]), email }),
    score,
    comment: comment === null || comment === undefined || comment === '' ? null : unescapeHtml(comment),
    respondedAt: fromUnixSeconds(responded) ?? '',
    version: new Date(responded * 1000),
  });
}

/** Null where nothing was answered: the survey was only opened. */
function readScore(answer: AskNicelyResponse['answer']): number | null {
  const text = String(answer ?? '').trim();
  return text === '' ? null : Number(text);
}

const toText = (value: unknown): string | null =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null;
