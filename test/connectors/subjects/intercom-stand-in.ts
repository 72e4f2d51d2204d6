import { z } from 'zod';
import { byChange, InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

type World = {
  conversations: InOrder<StandInRecord>;
  pageSize: number;
  isEmptyNext: boolean;
  token: string;
};

const Search = z.object({
  query: z.object({ value: z.tuple([z.object({ operator: z.literal('>'), value: z.int() })]) }),
  sort: z.object({ field: z.literal('updated_at'), order: z.literal('ascending') }),
  pagination: z.object({ per_page: z.int().max(150), starting_after: z.string().optional() }),
});
const ById = z.object({
  query: z.object({ field: z.literal('id'), operator: z.literal('IN'), value: z.array(z.string()) }),
});
const EMPTY = 'empty';

/**
 * Intercom as it documents itself: searches by POST, to the second, with the vendor's own place in `starting_after`. Contacts carry their company's
 * key in their id ("contact-9001"), so that nothing else is kept.
 */
export function createIntercomStandIn(): StandIn {
  const world: World = {
    conversations: new InOrder<StandInRecord>(byChange),
    pageSize: 150,
    isEmptyNext: false,
    token: '',
  };
  return {
    answer: (request) => answer(world, request),
    put: world.conversations.set,
    setPageSize: (size) => (world.pageSize = size),
    serveEmptyPage: () => (world.isEmptyNext = true),
  };
}

function answer(world: World, request: StandInRequest): StandInReply {
  if (!/^Bearer .+/.test(request.headers['authorization'] ?? '') || request.headers['intercom-version'] !== '2.14')
    return refuse(401, 'unauthorized', 'Access Token Invalid');
  const shown = world.conversations.find(request.path.replace('/conversations/', ''));
  if (request.method === 'GET' && shown !== null) return { status: 200, body: toConversation(shown) };
  switch (`${request.method} ${request.path}`) {
    case 'POST /conversations/search':
      return searchConversations(world, request.body);
    case 'POST /contacts/search':
      return searchContacts(request.body);
    case 'GET /companies/scroll':
      return { status: 200, body: { type: 'list', data: [], pages: null, total_count: null, scroll_param: null } };
    default:
      return refuse(404, 'not_found', 'Resource Not Found');
  }
}

function refuse(status: number, code: string, message: string): StandInReply {
  return { status, body: { type: 'error.list', request_id: 'b2k0', errors: [{ code, message }] } };
}

function searchConversations(world: World, body: string): StandInReply {
  const asked = Search.safeParse(JSON.parse(body));
  if (!asked.success) return refuse(400, 'parameter_invalid', 'not a search as documented');
  const { query, pagination } = asked.data;
  const place = pagination.starting_after === EMPTY ? undefined : pagination.starting_after;
  const first = world.conversations.findStart(({ at }) => seconds(at) > query.value[0].value);
  const due = world.conversations.list().slice(first);
  const start = place === undefined ? 0 : Number(place);
  const page = world.isEmptyNext ? [] : due.slice(start, start + world.pageSize);
  const next = world.isEmptyNext ? EMPTY : String(start + page.length);
  const hasMore = world.isEmptyNext || start + page.length < due.length;
  world.isEmptyNext = false;
  return {
    status: 200,
    body: {
      type: 'conversation.list',
      conversations: page.map(toConversation),
      total_count: due.length,
      pages: {
        type: 'pages',
        page: 1,
        per_page: world.pageSize,
        total_pages: 1,
        ...(hasMore ? { next: { per_page: world.pageSize, starting_after: next } } : {}),
      },
    },
  };
}

function searchContacts(body: string): StandInReply {
  const asked = ById.safeParse(JSON.parse(body));
  if (!asked.success) return refuse(400, 'parameter_invalid', 'not a search as documented');
  const data = asked.data.query.value.map((id) => ({
    type: 'contact',
    id,
    role: 'user',
    email: `${id}@example.com`,
    companies: {
      type: 'list',
      url: `/contacts/${id}/companies`,
      data: [{ id: id.replace('contact-', ''), type: 'company', url: `/companies/${id}` }],
      total_count: 1,
      has_more: false,
    },
  }));
  return { status: 200, body: { type: 'list', data, total_count: data.length, pages: { type: 'pages', page: 1 } } };
}

function toConversation({ id, accountKey, at, label, isBad }: StandInRecord): Record<string, unknown> {
  return {
    type: 'conversation',
    id,
    title: label,
    ...(isBad === true ? {} : { created_at: seconds(at) }),
    updated_at: seconds(at),
    waiting_since: null,
    snoozed_until: null,
    source: {
      type: 'conversation',
      id: '403918251',
      delivered_as: 'customer_initiated',
      subject: label,
      body: `<p>${label}</p>`,
    },
    contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: `contact-${accountKey}`, external_id: '70' }] },
    first_contact_reply: null,
    open: true,
    state: 'open',
    read: false,
    tags: { type: 'tag.list', tags: [] },
    priority: 'priority',
    sla_applied: null,
    statistics: null,
    conversation_rating: null,
  };
}

function seconds(at: Date): number {
  return at.getTime() / 1000;
}
