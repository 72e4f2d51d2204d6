import { randomUUID } from 'node:crypto';
import { byChange, InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

const HOST = 'https://example.zendesk.com';
const UNAUTHORISED: StandInReply = { status: 401, body: { error: 'invalid_token' } };

type Stored = StandInRecord & { isDeleted?: boolean };
type World = {
  tickets: InOrder<Stored>;
  pageSize: number;
  isEmptyNext: boolean;
  token: string | null;
};

/**
 * Zendesk Support as it documents itself: client credentials, the incremental exports, show_many. An account of the older CSAT: surveys answer 404.
 * A cursor is what Zendesk makes of one: the instant and id of the last ticket it showed, in base64.
 */
export function createZendeskStandIn(): StandIn {
  const world: World = { tickets: new InOrder<Stored>(byChange), pageSize: 1000, isEmptyNext: false, token: null };
  return {
    answer: (request) => answer(world, request),
    put: world.tickets.set,
    remove: (id, at) => {
      const known = world.tickets.find(id);
      if (known !== null) world.tickets.set({ ...known, at, isDeleted: true });
    },
    merge: (from, into, at) => {
      // Zendesk moves the tickets of a merged organisation to the one that stays, and exports them anew
      for (const ticket of world.tickets.list().filter(({ accountKey }) => accountKey === from))
        world.tickets.set({ ...ticket, accountKey: into, at });
    },
    setPageSize: (size) => (world.pageSize = size),
    serveEmptyPage: () => (world.isEmptyNext = true),
  };
}

function answer(world: World, request: StandInRequest): StandInReply {
  if (request.path === '/oauth/tokens') return signIn(world, request);
  if (request.headers['authorization'] !== `Bearer ${world.token}`) return UNAUTHORISED;
  switch (request.path) {
    case '/api/v2/incremental/tickets/cursor.json':
      return exportTickets(world, request.query);
    case '/api/v2/incremental/organizations.json':
      return exportOrganizations(request.query);
    case '/api/v2/tickets/show_many.json': {
      const ids = request.query.get('ids')?.split(',') ?? [];
      const shown = ids.flatMap((id) => world.tickets.find(id) ?? []).filter(({ isDeleted }) => isDeleted !== true);
      return { status: 200, body: { ...toTickets(shown), count: shown.length, next_page: null } };
    }
    default:
      return { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } };
  }
}

function signIn(world: World, { body }: StandInRequest): StandInReply {
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'read')
    return { status: 400, body: { error: 'invalid_request' } };
  world.token = randomUUID();
  return { status: 200, body: { access_token: world.token, token_type: 'bearer', scope: 'read', expires_in: 1800 } };
}

function exportTickets(world: World, query: URLSearchParams): StandInReply {
  const from = readPosition(query);
  const due = world.tickets.list().slice(world.tickets.findStart((ticket) => isAfter(ticket, from)));
  const page = world.isEmptyNext ? [] : due.slice(0, world.pageSize);
  world.isEmptyNext = false;
  const last = page.at(-1);
  const cursor = last === undefined ? toCursor({ ...from, passes: from.passes + 1 }) : toCursor(toPosition(last));
  return {
    status: 200,
    body: {
      ...toTickets(page),
      count: page.length,
      after_url: `${HOST}/api/v2/incremental/tickets/cursor.json?cursor=${cursor}`,
      after_cursor: cursor,
      before_url: null,
      before_cursor: null,
      end_of_stream: page.length === due.length,
    },
  };
}

type Position = { seconds: number; id: number; passes: number };

function readPosition(query: URLSearchParams): Position {
  const cursor = query.get('cursor');
  if (cursor === null) return { seconds: Number(query.get('start_time')), id: -1, passes: 0 };
  const [seconds, id, passes] = Buffer.from(cursor, 'base64').toString().split('|');
  return { seconds: Number(seconds), id: Number(id), passes: Number(passes) };
}

function toCursor({ seconds, id, passes }: Position): string {
  return Buffer.from(`${seconds}|${id}|${passes}`).toString('base64');
}

function toPosition({ at, id }: Stored): Position {
  return { seconds: at.getTime() / 1000, id: Number(id), passes: 0 };
}

function isAfter({ at, id }: Stored, from: Position): boolean {
  const seconds = at.getTime() / 1000;
  return seconds > from.seconds || (seconds === from.seconds && Number(id) > from.id);
}

/** The answer's tickets with what `include` puts beside them. */
function toTickets(tickets: readonly Stored[]): Record<string, unknown> {
  const keys = [...new Set(tickets.map(({ accountKey }) => accountKey))];
  return {
    tickets: tickets.map(toTicket),
    metric_sets: tickets.map(({ id }) => ({ ticket_id: Number(id), solved_at: null, reopens: 0 })),
    organizations: keys.map((key) => ({ id: Number(key), name: `Organization ${key}`, domain_names: [] })),
    users: [],
  };
}

function toTicket({ id, accountKey, at, label, isBad, isDeleted }: Stored): Record<string, unknown> {
  const instant = at.toISOString().replace('.000Z', 'Z');
  return {
    url: `${HOST}/api/v2/tickets/${id}.json`,
    id: Number(id),
    ...(isBad === true ? {} : { created_at: instant }),
    updated_at: instant,
    generated_timestamp: at.getTime() / 1000,
    type: 'incident',
    subject: label,
    raw_subject: label,
    priority: 'urgent',
    status: isDeleted === true ? 'deleted' : 'open',
    requester_id: 20978392,
    organization_id: Number(accountKey),
    group_id: 98738,
    tags: [],
    custom_fields: [],
    satisfaction_rating: { score: 'unoffered' },
  };
}

function exportOrganizations(query: URLSearchParams): StandInReply {
  const end_time = Number(query.get('start_time'));
  return { status: 200, body: { organizations: [], count: 0, end_time, end_of_stream: true, next_page: null } };
}
