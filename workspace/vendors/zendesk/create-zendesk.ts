import type { Vendor, VendorAnswer, VendorCall, VendorRoute } from '../start-vendor';
import type { HookTarget, World } from '../world';
import { renderAgentPage } from './agent-page';
import { sendTicketCreated } from './send-ticket-created';
import { ZendeskStore, type ZendeskTicket } from './store';

const PAGE = 1000;
const TOKEN = 'zendesk-stand-in-token';

export type ZendeskCredentials = { clientId: string; clientSecret: string };
export type Zendesk = { vendor: Vendor; store: ZendeskStore; setHook: (target: HookTarget) => void };

/**
 * What Barometer asks of Zendesk, as its documentation has it, and a page on which a ticket can be opened by hand: that sends the webhook of
 * `ticket.created`, signed.
 */
export function createZendesk(world: World, credentials: ZendeskCredentials): Zendesk {
  const store = new ZendeskStore(world.now);
  let hook: HookTarget | null = null;
  const open = async (call: VendorCall): Promise<VendorAnswer> => {
    const ticket = openTicket(store, new URLSearchParams(call.body));
    if (ticket === null) return { status: 422, body: '<p>Choose an organisation.</p>' };
    if (hook !== null) await sendTicketCreated(world, hook, ticket);
    return { status: 303, headers: { location: `/?opened=${ticket.id}` } };
  };
  const vendor: Vendor = {
    name: 'Zendesk',
    refuse: ({ headers }) =>
      headers.authorization === `Bearer ${TOKEN}` ? null : { status: 401, body: { error: 'invalid_token' } },
    routes: [
      {
        method: 'GET',
        path: /^\/$/,
        isPage: true,
        answer: ({ query }) => ({ body: renderAgentPage(store, query.get('opened')) }),
      },
      { method: 'POST', path: /^\/tickets$/, isPage: true, answer: open },
      { method: 'POST', path: /^\/oauth\/tokens$/, isPage: true, answer: (call) => issueToken(call, credentials) },
      ...listApiRoutes(store, world),
    ],
  };
  return { vendor, store, setHook: (target) => void (hook = target) };
}

function listApiRoutes(store: ZendeskStore, { now }: World): VendorRoute[] {
  return [
    get(/^\/api\/v2\/incremental\/tickets\/cursor\.json$/, (query) => exportTickets(store, query)),
    get(/^\/api\/v2\/incremental\/organizations\.json$/, () => exportOrganizations(store, now())),
    get(/^\/api\/v2\/tickets\/show_many\.json$/, (query) => showTickets(store, query)),
  ];
}

function get(path: RegExp, read: (query: URLSearchParams) => unknown): VendorRoute {
  return { method: 'GET', path, answer: ({ query }) => ({ body: read(query) }) };
}

function issueToken({ body }: VendorCall, { clientId, clientSecret }: ZendeskCredentials): VendorAnswer {
  const form = new URLSearchParams(body);
  const isKnown = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
  if (!isKnown || form.get('grant_type') !== 'client_credentials')
    return { status: 401, body: { error: 'invalid_client' } };
  return { body: { access_token: TOKEN, token_type: 'bearer', scope: 'read', expires_in: 1800 } };
}

function openTicket(store: ZendeskStore, form: URLSearchParams): ZendeskTicket | null {
  const organization = store.listOrganizations().find(({ id }) => String(id) === form.get('organization'));
  if (organization === undefined) return null;
  const subject = (form.get('subject') ?? '').trim();
  return store.openTicket(organization, subject === '' ? 'Cannot sign in' : subject, form.get('priority') ?? 'normal');
}

function withSideloads(store: ZendeskStore, tickets: readonly ZendeskTicket[]) {
  const organizations = new Set(tickets.map(({ organization_id: id }) => id));
  return {
    tickets,
    metric_sets: store.metricsOf(tickets.map(({ id }) => id)),
    organizations: store.listOrganizations().filter(({ id }) => organizations.has(id)),
    users: [],
  };
}

function exportTickets(store: ZendeskStore, query: URLSearchParams) {
  const { tickets, last, isEnd } = store.listChanged(Number(query.get('cursor') ?? 0), PAGE);
  return { ...withSideloads(store, tickets), after_cursor: String(last), end_of_stream: isEnd };
}

function exportOrganizations(store: ZendeskStore, now: Date) {
  const organizations = store.listOrganizations();
  return {
    organizations,
    count: organizations.length,
    end_of_stream: true,
    end_time: Math.floor(now.getTime() / 1000),
  };
}

function showTickets(store: ZendeskStore, query: URLSearchParams) {
  const ids = (query.get('ids') ?? '').split(',').map(Number);
  return withSideloads(store, store.findTickets(ids));
}
