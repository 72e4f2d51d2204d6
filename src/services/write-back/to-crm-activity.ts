import type { CrmActivity } from '../../crm/sink';
import type { KeyedActivity } from '../../db/queries/crm-activities';
import type { KnownBand } from '../../domain/band';
import { z } from 'zod';

const KIND_WORDS: Readonly<Record<string, string>> = {
  call: 'Call',
  email: 'E-mail',
  meeting: 'Meeting',
  training: 'Training',
  qbr: 'QBR',
};

/** A logged action is a task that is done; a Critical alert one that is due (R173); a review a note in its three parts (R174). */
export function toCrmActivity(activity: KeyedActivity): CrmActivity {
  const { key, recordId, happenedAt, byEmail: ownerEmail, dueOn } = activity;
  return { key, recordId, happenedAt, ownerEmail, dueOn, ...wordsOf(activity) };
}

function wordsOf({
  origin,
  kind,
  text,
  action,
  trends,
}: KeyedActivity): Pick<CrmActivity, 'kind' | 'subject' | 'body'> {
  switch (origin) {
    case 'action':
      return { kind: 'task', subject: `${KIND_WORDS[kind ?? ''] ?? 'Action'} logged in Slack`, body: text ?? '' };
    case 'critical':
      return { kind: 'task', subject: `Critical: ${action ?? 'look at this account'}`, body: text ?? '' };
    case 'review':
      return { kind: 'note', subject: 'Account review', body: sayReview({ text, trends, action }) };
  }
}

/** Only what was filled in. */
function sayReview({ text, trends, action }: Pick<KeyedActivity, 'text' | 'trends' | 'action'>): string {
  const parts = [
    ['What changed', text],
    ['Trends', trends],
    ['Action', action],
  ] as const;
  return parts.flatMap(([title, words]) => (words === null || words === '' ? [] : [`${title}: ${words}`])).join('\n');
}

const Activity = z.object({
  key: z.string(),
  kind: z.enum(['task', 'note']),
  recordId: z.string(),
  subject: z.string(),
  body: z.string(),
  dueOn: z.string().nullable(),
  happenedAt: z.coerce.date(),
  ownerEmail: z.string().nullable(),
});
/** What a row of crm_writes keeps of an activity. */
export const readActivity = (payload: unknown): CrmActivity => Activity.parse(payload);

const Health = z.object({
  recordId: z.string(),
  health: z.enum(['red', 'yellow', 'green'] satisfies KnownBand[]),
  reason: z.string(),
  asOf: z.coerce.date(),
});
/** What a row of crm_writes keeps of an account's health. */
export function readHealth(payload: unknown) {
  const { recordId, ...values } = Health.parse(payload);
  return { recordId, values };
}
