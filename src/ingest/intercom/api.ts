import { z } from 'zod';
import { SourceError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import { CompaniesPage, ContactsPage, ConversationsPage, Me, WithContacts } from './pages-schema';

const CONVERSATIONS_AT_ONCE = 150; // documented limit of a search
const CONTACTS_AT_ONCE = 50; // ids in one search: its default page; no limit on ids is documented

export type IntercomApi = {
  /** Conversations changed after that second, oldest first. */
  searchConversations: (
    query: { after: number; startingAfter: string | null },
    signal: AbortSignal,
  ) => Promise<z.output<typeof ConversationsPage>>;
  scrollCompanies: (scroll: string | null, signal: AbortSignal) => Promise<z.output<typeof CompaniesPage>>;
  findConversation: (id: string, signal: AbortSignal) => Promise<unknown>;
  /** Each conversation with the person it is with, fetched together. */
  withContacts: (conversations: readonly unknown[], signal: AbortSignal) => Promise<unknown[]>;
  whoAmI: (signal: AbortSignal) => Promise<z.output<typeof Me>>;
};

/** What is asked of Intercom. */
export function createIntercomApi(http: HttpSource, source: string): IntercomApi {
  return {
    searchConversations: async ({ after, startingAfter }, signal) => {
      const json = {
        query: { operator: 'AND', value: [{ field: 'updated_at', operator: '>', value: after }] },
        sort: { field: 'updated_at', order: 'ascending' },
        pagination: {
          per_page: CONVERSATIONS_AT_ONCE,
          ...(startingAfter === null ? {} : { starting_after: startingAfter }),
        },
      };
      return await search(http, { path: '/conversations/search', json, schema: ConversationsPage, signal });
    },
    scrollCompanies: (scroll, signal) => scrollCompanies({ http, source }, scroll, signal),
    findConversation: async (id, signal) => {
      const path = `/conversations/${encodeURIComponent(id)}`;
      const { status, body } = await http.request({ path, schema: z.unknown(), accepts: [404], signal });
      return status === 404 ? null : body;
    },
    withContacts: async (conversations, signal) => {
      const people = conversations.map(findContactId);
      const contacts = await findContacts(http, [...new Set(people.flatMap((id) => id ?? []))], signal);
      return conversations.map((conversation, at) => ({
        id: findId(conversation),
        conversation,
        contact: contacts.get(people[at] ?? ''),
      }));
    },
    whoAmI: async (signal) => (await http.request({ path: '/me', schema: Me, signal })).body,
  };
}

type Search<Schema extends z.ZodType> = { path: string; json: unknown; schema: Schema; signal: AbortSignal };

/** A search changes nothing: it may be asked again. */
async function search<Schema extends z.ZodType>(http: HttpSource, asked: Search<Schema>): Promise<z.output<Schema>> {
  return (await http.request({ method: 'POST', isRepeatable: true, ...asked })).body;
}

/** One scroll may be open per app, and lives for a minute: Intercom refuses another with 400. */
async function scrollCompanies(
  { http, source }: { http: HttpSource; source: string },
  scroll: string | null,
  signal: AbortSignal,
): Promise<z.output<typeof CompaniesPage>> {
  try {
    const asked = { path: '/companies/scroll', query: { scroll_param: scroll }, schema: CompaniesPage, signal };
    return (await http.request(asked)).body;
  } catch (error) {
    if (error instanceof SourceError && error.status === 400)
      throw new SourceError(
        source,
        'transient',
        'companies: another scroll is open, or this one is over; tried again later',
        {
          cause: error,
          status: 400,
        },
      );
    throw error;
  }
}

/** By one search for many; whom the search does not know (created a moment ago, or merged) is asked for alone. */
async function findContacts(
  http: HttpSource,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, unknown>> {
  const contacts = new Map<string, unknown>();
  for (let at = 0; at < ids.length; at += CONTACTS_AT_ONCE) {
    const value = ids.slice(at, at + CONTACTS_AT_ONCE);
    const json = { query: { field: 'id', operator: 'IN', value }, pagination: { per_page: CONTACTS_AT_ONCE } };
    const { data } = await search(http, { path: '/contacts/search', json, schema: ContactsPage, signal });
    for (const contact of data) contacts.set(String(findId(contact)), contact);
  }
  for (const id of ids.filter((one) => !contacts.has(one))) {
    const path = `/contacts/${encodeURIComponent(id)}`;
    const { status, body } = await http.request({ path, schema: z.unknown(), accepts: [404], signal });
    if (status !== 404) contacts.set(id, body);
  }
  return contacts;
}

/** The first of its people: who began it. */
function findContactId(conversation: unknown): string | null {
  const parsed = WithContacts.safeParse(conversation);
  return parsed.data?.contacts?.contacts?.[0]?.id ?? null;
}

function findId(record: unknown): unknown {
  return typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
}
