import { z } from 'zod';

const seconds = z.number(); // since 1970
const id = z.union([z.string().min(1), z.int()]).transform(String);

/** https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/conversations/conversation */
export const Conversation = z.object({
  id,
  created_at: seconds,
  updated_at: seconds.nullish(), // absent on some that nobody answered yet
  state: z.string(), // open, closed, snoozed
  priority: z.string().nullish(), // priority, not_priority
  team_assignee_id: id.nullish(),
  tags: z.object({ tags: z.array(z.object({ name: z.string().nullish() })) }).nullish(),
  source: z.object({ delivered_as: z.string().nullish() }).nullish(),
  first_contact_reply: z.object({ created_at: seconds.nullish() }).nullish(),
  conversation_rating: z.object({ rating: z.number().nullish() }).nullish(),
  statistics: z.object({ last_close_at: seconds.nullish(), count_reopens: z.int().nullish() }).nullish(),
});

/** https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/contacts/contact: whose people they are. */
export const Contact = z.object({
  id,
  email: z.string().nullish(),
  companies: z.object({ data: z.array(z.object({ id })).nullish() }).nullish(),
});

/** https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/companies/company */
export const Company = z.object({
  id,
  company_id: z.string().nullish(), // the id its owner gave it: ours
  name: z.string().nullish(),
  website: z.string().nullish(),
});

/** A conversation with the person it is with; or the word that it is deleted. */
export const ConversationRecord = z.union([
  z.object({ id, deletedAt: seconds }),
  z.object({ id, conversation: Conversation, contact: Contact.nullish() }),
]);

export type IntercomCompany = z.output<typeof Company>;
export type IntercomConversation = z.output<typeof Conversation>;
export type IntercomContact = z.output<typeof Contact>;
export type IntercomRecord = z.output<typeof ConversationRecord>;
