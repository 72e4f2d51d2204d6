import { verifyZendesk } from '../../../src/ingest/webhooks/verify-zendesk';
import { createZendesk } from '../../../workspace/vendors/zendesk/create-zendesk';
import { createWorld, useVendor } from './use-vendor';

const TARGET = { url: 'http://127.0.0.1:1/hooks/zendesk', secret: 'hook-secret-of-zendesk' };
const EXPORT = '/api/v2/incremental/tickets/cursor.json';
const row = (id: string, more: object = {}) => ({
  account_id: 'acme',
  ticket_id: id,
  opened_at: '2026-03-01T08:00:00Z',
  priority: 'p1',
  kind: 'bug',
  escalated: 'true',
  ...more,
});
type Page = {
  tickets: Record<string, unknown>[];
  metric_sets: Record<string, unknown>[];
  organizations: Record<string, unknown>[];
  after_cursor: string;
  end_of_stream: boolean;
};

describe('the stand-in for Zendesk', () => {
  const world = createWorld();
  const { vendor, store, setHook } = createZendesk(world, { clientId: 'client', clientSecret: 'secret' });
  const ask = useVendor(vendor, 'zendesk-stand-in-token');
  store.loadAccounts(
    [
      { account_id: 'acme', name: 'Acme' },
      { account_id: 'beta', name: 'Beta' },
    ],
    new Map([['beta', 'Beta Group']]),
  );
  store.loadTickets([row('t1'), row('t2', { priority: 'p3', kind: 'feature_request', escalated: 'false' })]);
  const exportFrom = async (query: string) => (await ask('GET', `${EXPORT}?${query}`)).json as Page;

  it('gives a token to its client alone, and answers nobody else', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'client', client_secret: 'secret' };
    const given = await ask('POST', '/oauth/tokens', new URLSearchParams(form).toString(), {});
    expect(given.json).toMatchObject({ access_token: 'zendesk-stand-in-token', scope: 'read' });
    const wrong = new URLSearchParams({ ...form, client_id: 'another' }).toString();
    expect((await ask('POST', '/oauth/tokens', wrong, {})).status).toBe(401);
    expect((await ask('GET', EXPORT, undefined, {})).status).toBe(401);
  });

  it('exports tickets in the order of their changes, with what belongs to them', async () => {
    const page = await exportFrom('start_time=0');
    expect(page).toMatchObject({ after_cursor: '2', end_of_stream: true, organizations: [{ external_id: 'acme' }] });
    expect(page.tickets).toMatchObject([
      { id: 1001, priority: 'urgent', type: 'problem', tags: ['escalated'], status: 'open' },
      { id: 1002, priority: 'normal', type: null, tags: ['feature_request'] },
    ]);
    expect(page.metric_sets).toMatchObject([{ ticket_id: 1001, solved_at: null }, { ticket_id: 1002 }]);
  });

  it('exports from a cursor on what changed after it, a ticket that changed again among it', async () => {
    expect((await exportFrom('cursor=2')).tickets).toEqual([]);
    store.loadTickets([row('t1', { solved_at: '2026-03-02T08:00:00Z', csat: '4' })]);
    const page = await exportFrom('cursor=2');
    expect(page.tickets).toMatchObject([{ id: 1001, status: 'solved', satisfaction_rating: { score: 'good' } }]);
    expect([page.after_cursor, page.end_of_stream]).toEqual(['3', true]);
  });

  it.each([
    ['5', 'good'],
    ['4', 'good'],
    ['3', 'bad'],
    ['', 'unoffered'],
  ])('knows of %s of five points only a thumb: %s', async (csat, score) => {
    const { after_cursor: before } = await exportFrom('start_time=0');
    store.loadTickets([row(`csat-${csat}`, { csat, solved_at: '2026-03-02T08:00:00Z' })]);
    expect((await exportFrom(`cursor=${before}`)).tickets).toMatchObject([{ satisfaction_rating: { score } }]);
  });

  it('has our id of whom somebody noted it for; another has only a name of its own', async () => {
    const { json } = await ask('GET', '/api/v2/incremental/organizations.json?start_time=0');
    expect(json).toMatchObject({
      organizations: [
        { name: 'Acme', external_id: 'acme', domain_names: ['acme.example'] },
        { name: 'Beta Group', external_id: null, domain_names: ['beta-group.example'] },
      ],
      end_of_stream: true,
    });
  });

  it('sends, of a ticket opened by hand, a webhook that Zendesk could have signed, and can be asked for it', async () => {
    setHook(TARGET);
    const [organization] = store.listOrganizations();
    const form = { organization: String(organization?.id), priority: 'urgent', subject: '<b>Down</b>' };
    const answer = await ask('POST', '/tickets', new URLSearchParams(form).toString(), {});
    const id = answer.location?.split('=')[1] ?? '';
    const [{ url, body, headers } = { url: '', body: '', headers: {} }] = world.sent;
    const request = { headers, body: Buffer.from(body), now: world.now(), url, method: 'POST' };
    expect(verifyZendesk(request, TARGET.secret)).toBe('ok');
    expect(verifyZendesk(request, 'another secret')).toBe('forged');
    expect(JSON.parse(body)).toMatchObject({ type: 'zen:event-type:ticket.created', detail: { id } });
    const shown = (await ask('GET', `/api/v2/tickets/show_many.json?ids=${id},4`)).json;
    expect(shown).toMatchObject({ tickets: [{ id: Number(id), priority: 'urgent', status: 'new' }] });
    const { text } = await ask('GET', `/?opened=${id}`, undefined, {});
    expect(text).toContain(`Ticket ${id} was opened and its webhook sent.`);
    expect(text).toContain('&lt;b&gt;Down&lt;/b&gt;');
    expect((await ask('POST', '/tickets', 'organization=0', {})).status).toBe(422);
  });
});
