import { z } from 'zod';

const records = z.array(z.unknown());

/** https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/conversations/searchconversations */
export const ConversationsPage = z.object({
  conversations: records,
  pages: z.object({ next: z.object({ starting_after: z.string().nullish() }).nullish() }).nullish(),
});

/** Of a search for contacts: `data`. */
export const ContactsPage = z.object({ data: records });

/** An empty `data` is the end. https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/companies/scrolloverallcompanies */
export const CompaniesPage = z.object({ data: records, scroll_param: z.string().nullish() });

export const Me = z.object({
  name: z.string().nullish(),
  app: z.object({ name: z.string().nullish(), region: z.string().nullish() }).nullish(),
});

/** Whom a conversation is with, as the list tells it: looked at before the conversation itself is judged. */
export const WithContacts = z.object({
  contacts: z.object({ contacts: z.array(z.object({ id: z.string() })).nullish() }).nullish(),
});

/** https://developers.intercom.com/docs/references/webhooks/webhook-models */
export const Notification = z.object({
  topic: z.string(),
  id: z.string().nullish(),
  created_at: z.number().nullish(),
  data: z.object({ item: z.looseObject({ id: z.union([z.string(), z.number()]).nullish() }) }).nullish(),
});
