import { fromUnixSeconds } from '../instants';
import type { AccountHint, Cells, Mapped } from '../pull/connector';
import type { IntercomContact, IntercomConversation, IntercomRecord } from './schema';
import type { ConversationRules } from './settings';

export const CONVERSATION_COLUMNS = [
  'ticket_id',
  'opened_at',
  'solved_at',
  'priority',
  'kind',
  'escalated',
  'reopened',
  'csat',
] as const;

const BY_CUSTOMER = 'customer_initiated';
const MS = 1000;

/**
 * A conversation as a ticket of the contract. One that we began and nobody answered is no ticket: []. Nor is one whose customer nobody can tell.
 * Its rating (1–5) is kept as it is; without one, `csat` is unknown.
 */
export function mapConversation(record: IntercomRecord, rules: ConversationRules): readonly Mapped[] {
  if ('deletedAt' in record) {
    const version = new Date(record.deletedAt * MS);
    return [{ kind: 'deleted', stream: 'tickets', account: null, version, cells: { ticket_id: record.id } }];
  }
  const { conversation, contact } = record;
  const account = findAccount(contact);
  if (account === null || !isAsked(conversation)) return [];
  const version = new Date((conversation.updated_at ?? conversation.created_at) * MS);
  return [{ kind: 'fact', stream: 'tickets', account, version, cells: toCells(conversation, rules) }];
}

function toCells(conversation: IntercomConversation, rules: ConversationRules): Cells {
  const { statistics, conversation_rating: rating } = conversation;
  const tags = listTags(conversation);
  return {
    ticket_id: conversation.id,
    opened_at: fromUnixSeconds(conversation.created_at),
    solved_at: findSolvedAt(conversation),
    priority: findByTag(rules.priority_tags, tags) ?? rules.priorities[conversation.priority ?? ''] ?? null,
    kind: findByTag(rules.kind_tags, tags),
    escalated: isEscalated(conversation, tags, rules),
    reopened: statistics?.count_reopens ?? null,
    csat: rating?.rating ?? null,
  };
}

/** When it was closed last, or, where nobody measured, changed last. */
function findSolvedAt({ state, statistics, updated_at }: IntercomConversation): string | null {
  return state === 'closed' ? fromUnixSeconds(statistics?.last_close_at ?? updated_at) : null;
}

function isEscalated(
  { team_assignee_id: team }: IntercomConversation,
  tags: readonly string[],
  { escalated }: ConversationRules,
): boolean {
  return escalated.tags.some((tag) => tags.includes(tag.toLowerCase())) || escalated.teams.includes(team ?? '');
}

function isAsked({ source, first_contact_reply: reply }: IntercomConversation): boolean {
  const isOurs = typeof source?.delivered_as === 'string' && source.delivered_as !== BY_CUSTOMER;
  return !isOurs || (reply !== null && reply !== undefined);
}

function listTags({ tags }: IntercomConversation): string[] {
  return tags?.tags.flatMap(({ name }) => name?.toLowerCase() ?? []) ?? [];
}

function findByTag(rules: Readonly<Record<string, readonly string[] | undefined>>, tags: readonly string[]) {
  return Object.entries(rules).find(([, own]) => own?.some((tag) => tags.includes(tag.toLowerCase())))?.[0] ?? null;
}

/** Their company; of several the first, as Intercom lists them. Without one: whoever shares their domain. */
function findAccount(contact: IntercomContact | null | undefined): AccountHint | null {
  const company = contact?.companies?.data?.[0];
  if (company !== undefined) return { key: company.id };
  const domain = contact?.email?.split('@').at(1)?.toLowerCase() ?? '';
  return domain === '' ? null : { key: `domain:${domain}`, domains: [domain], name: domain };
}
