import { z } from 'zod';

const vendorId = z.union([z.int(), z.string().min(1)]).transform(String);
const text = z.string().nullish();

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#json-format */
export const Ticket = z.object({
  id: vendorId,
  status: z.string(), // deleted: a tombstone of the incremental export
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
  generated_timestamp: z.number().nullish(), // seconds; moves with changes by the system too
  organization_id: vendorId.nullish(),
  requester_id: vendorId.nullish(),
  priority: text,
  type: text,
  group_id: vendorId.nullish(),
  tags: z.array(z.string()).nullish(),
  custom_fields: z.array(z.object({ id: vendorId, value: z.unknown() })).nullish(),
  satisfaction_rating: z.object({ score: z.string() }).nullish(), // the older kind of CSAT: good, bad, offered, unoffered
});

/** https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_metrics/ */
export const MetricSet = z.object({
  solved_at: z.iso.datetime({ offset: true }).nullish(),
  reopens: z.int().nullish(),
});

/** https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/ */
export const Organization = z.object({
  id: vendorId,
  name: text,
  external_id: vendorId.nullish(),
  domain_names: z.array(z.string()).nullish(),
  deleted_at: text,
  updated_at: z.iso.datetime({ offset: true }).nullish(),
});

/** https://developer.zendesk.com/api-reference/ticketing/users/users/: only whose address it is. */
export const User = z.object({ id: vendorId, email: text });

/** One ticket with what the same answer says beside it, and the score of a survey where that is what brought it. */
export const TicketRecord = z.object({
  id: vendorId,
  ticket: Ticket,
  metrics: MetricSet.nullish(),
  organization: Organization.nullish(),
  requester: User.nullish(),
  csat: z.int().min(1).max(5).nullish(),
});

export type ZendeskOrganization = z.output<typeof Organization>;
export type ZendeskTicketRecord = z.output<typeof TicketRecord>;
