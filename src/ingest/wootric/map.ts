import type { Mapped } from '../pull/connector';
import { npsFact } from '../surveys/nps-fact';
import { respondentHint } from '../surveys/respondent-hint';
import type { WootricResponse } from './schema';

/** An NPS answer (R237). Of CSAT and CES, which have other scales and name no ticket, nothing is taken. */
export function mapResponse(
  response: WootricResponse,
  { account_property: property }: { account_property: string },
): Mapped[] {
  const { id, score, text, survey_type: type, created_at: createdAt, updated_at: updatedAt, end_user: user } = response;
  if ((type ?? 'NPS').toUpperCase() !== 'NPS') return [];
  const account = respondentHint({ accountId: toText(user?.properties?.[property]), email: user?.email });
  const comment = toText(text);
  return npsFact({
    id,
    account,
    score,
    comment,
    respondedAt: createdAt.toISOString(),
    version: updatedAt ?? createdAt,
  });
}

const toText = (value: unknown): string | null =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null;
