import { fromUnixSeconds } from '../instants';
import type { AccountHint, Cells, Mapped } from '../pull/connector';
import { toCustomer } from './map-organization';
import type { ZendeskTicketRecord } from './schema';
import type { TicketRules } from './settings';

type Ticket = ZendeskTicketRecord['ticket'];

export const TICKET_COLUMNS = [
  'ticket_id',
  'opened_at',
  'solved_at',
  'priority',
  'kind',
  'escalated',
  'reopened',
  'csat',
] as const;

/** Zendesk closes a ticket that was merged into another with this tag: counted twice it would be. */
const MERGED_TAG = 'closed_by_merge';
const SOLVED = new Set(['solved', 'closed']);
/** The older CSAT is a thumb up or down: the ends of the scale of five. */
const LEGACY_CSAT = new Map([
  ['good', 5],
  ['bad', 1],
]);

/**
 * A ticket as the contract knows it. Deleted and merged ones become tombstones. Solved is when its metrics say, else, for
 * one that stands solved, its last change. A rating that this answer does not tell leaves `csat` as it is stored: absent, not null.
 */
export function mapTicket(record: ZendeskTicketRecord, rules: TicketRules): readonly Mapped[] {
  const { ticket } = record;
  const account = toAccount(record);
  const version = toVersion(ticket);
  if (isGone(ticket))
    return [{ kind: 'deleted', stream: 'tickets', account, version, cells: { ticket_id: ticket.id } }];
  if (account === null) return [];
  return [{ kind: 'fact', stream: 'tickets', account, version, cells: toCells(record, rules) }];
}

function isGone({ status, tags }: Ticket): boolean {
  return status === 'deleted' || (tags?.includes(MERGED_TAG) ?? false);
}

function toCells(record: ZendeskTicketRecord, rules: TicketRules): Cells {
  const { ticket, metrics } = record;
  const csat = findCsat(record);
  return {
    ticket_id: ticket.id,
    opened_at: ticket.created_at,
    solved_at: findSolvedAt(record),
    priority: rules.priorities[ticket.priority ?? ''] ?? null,
    kind: findKind(ticket, rules),
    escalated: isEscalated(ticket, rules),
    reopened: metrics?.reopens ?? null,
    ...(csat === null ? {} : { csat }),
  };
}

function findSolvedAt({ ticket, metrics }: ZendeskTicketRecord): string | null {
  return SOLVED.has(ticket.status) ? (metrics?.solved_at ?? ticket.updated_at) : null;
}

/** A survey's score outranks the thumb: an account has one or the other, and may have changed. */
function findCsat({ csat, ticket }: ZendeskTicketRecord): number | null {
  return csat ?? LEGACY_CSAT.get(ticket.satisfaction_rating?.score ?? '') ?? null;
}

/** By tag first: people set tags on purpose, the type is often left as it was. */
function findKind(ticket: Ticket, { kinds }: TicketRules): string | null {
  const rules = Object.entries(kinds);
  const byTag = rules.find(([, rule]) => rule?.tags.some((tag) => ticket.tags?.includes(tag)));
  const byType = rules.find(([, rule]) => rule?.types.includes(ticket.type ?? ''));
  return (byTag ?? byType)?.[0] ?? null;
}

/** Zendesk has no such flag: whatever the configuration says an escalation is. */
function isEscalated(ticket: Ticket, { escalated }: TicketRules): boolean {
  const { field } = escalated;
  const value = ticket.custom_fields?.find(({ id }) => id === field?.id)?.value;
  return (
    escalated.tags.some((tag) => ticket.tags?.includes(tag)) ||
    escalated.priorities.includes(ticket.priority ?? '') ||
    escalated.groups.includes(ticket.group_id ?? '') ||
    (field !== undefined && listValues(value).some((one) => field.values.includes(one)))
  );
}

/** A field of several choices holds a list. */
function listValues(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => (['string', 'number', 'boolean'].includes(typeof one) ? [String(one)] : []));
}

/** The organisation; where a ticket has none, whoever shares the requester's domain. Null: nobody can say whose it is. */
function toAccount({ ticket, organization, requester }: ZendeskTicketRecord): AccountHint | null {
  const { organization_id: id } = ticket;
  if (id !== null && id !== undefined) return organization?.id === id ? toCustomer(organization) : { key: id };
  const domain = requester?.email?.split('@').at(1)?.toLowerCase() ?? '';
  return domain === '' ? null : { key: `domain:${domain}`, domains: [domain], name: domain };
}

/** The later of both: the export runs on `generated_timestamp`, and the web hook's answer may lack it. */
function toVersion({ updated_at, generated_timestamp }: Ticket): Date {
  const generated = fromUnixSeconds(generated_timestamp);
  const updatedAt = new Date(updated_at);
  return generated === null || new Date(generated) < updatedAt ? updatedAt : new Date(generated);
}
