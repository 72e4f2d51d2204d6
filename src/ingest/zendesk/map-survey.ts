import type { z } from 'zod';
import type { Mapped } from '../pull/connector';
import { mapTicket } from './map-ticket';
import type { SurveyRecord, ZendeskSurvey } from './pages-schema';
import type { TicketRules } from './settings';

const FULL_SCALE = 5;
const TICKET_ZRN = /^zen:ticket:(\d+)$/;

/** The rated ticket as it is now, with its score. [] for an answer that rates no ticket that is left, or gave no rating. */
export function mapSurvey({ survey, rated }: z.output<typeof SurveyRecord>, rules: TicketRules): readonly Mapped[] {
  const csat = findScore(survey);
  return csat === null || rated === null || rated === undefined ? [] : mapTicket({ ...rated, csat }, rules);
}

/** The ticket that a survey was sent for; null when it was for something else (a conversation). */
export function findRatedTicketId({ subjects, subject_zrns }: Omit<ZendeskSurvey, 'answers'>): string | null {
  const subject = subjects?.find(({ type }) => type === 'ticket');
  if (subject !== undefined) return String(subject.id);
  const ids = subject_zrns?.map((zrn) => TICKET_ZRN.exec(zrn)?.[1]);
  return ids?.find((id) => id !== undefined) ?? null;
}

/**
 * 1–5. Surveys of fewer choices are stretched over the scale of five: 1 of 2 → 1, 2 of 2 → 5, 2 of 3 → 3. A question that does not list its choices
 * has five. Null: not rated, or a rating beyond its own scale.
 */
export function findScore({ answers }: Pick<ZendeskSurvey, 'answers'>): number | null {
  const answer = answers.find(({ type, rating }) => type === 'rating_scale' && typeof rating === 'number');
  if (typeof answer?.rating !== 'number') return null;
  const ratings = answer.question?.options?.flatMap(({ rating }) => rating ?? []) ?? [];
  const scale = ratings.length < 2 ? FULL_SCALE : Math.max(...ratings);
  const score = Math.round(1 + ((answer.rating - 1) * (FULL_SCALE - 1)) / (scale - 1));
  return score >= 1 && score <= FULL_SCALE ? score : null;
}
