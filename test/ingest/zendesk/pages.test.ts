import type { Cursor, PullConnector, PullPage } from '../../../src/ingest/pull/connector';
import { zendeskKind } from '../../../src/ingest/zendesk/connector';
import type { StandInReply, StandInRequest } from '../../connectors/subject';
import { subject } from '../../connectors/subjects/zendesk';
import { createTools, NOW } from '../../connectors/world';
import { type FaultServer, startFaultServer } from '../../support/fault-server';
import surveys from '../../fixtures/zendesk/survey-responses.json';
import tickets from '../../fixtures/zendesk/tickets-page.json';

const CONTEXT = { now: NOW, signal: new AbortController().signal };
const NOW_SECONDS = NOW.getTime() / 1000;
const DAY = 86_400;

let server: FaultServer;
let answer: (request: StandInRequest) => StandInReply;
const sleptMs: number[] = [];
beforeEach(async () => {
  sleptMs.length = 0;
  server = await startFaultServer((request) =>
    request.path === '/oauth/tokens'
      ? { status: 200, body: { access_token: 'a-token-of-zendesk', token_type: 'bearer' } }
      : answer(request),
  );
});
afterEach(() => server.close());

function connect(settings: object = {}, secrets: Record<string, string> = { ...subject.secrets }): PullConnector {
  const tools = createTools({ subject: { ...subject, secrets }, clock: { ms: NOW.getTime() }, sleptMs, logs: [] });
  return zendeskKind.create('helpdesk', { base_url: server.url, ...settings }, tools());
}

async function read(part: string, cursor: Cursor | null): Promise<PullPage[]> {
  const stream = connect().streams.find(({ name }) => name === part);
  const pages: PullPage[] = [];
  for await (const page of stream?.pages(cursor, CONTEXT) ?? []) pages.push(page);
  return pages;
}

const asked = (path: string): StandInRequest[] => server.requests.filter((request) => request.path === path);
const EXPORT = '/api/v2/incremental/tickets/cursor.json';
const ORGANIZATIONS = '/api/v2/incremental/organizations.json';
const SURVEYS = '/api/v2/guide/survey_responses';

describe('tickets', () => {
  it('begin as many days back as is configured, with what stands beside them', async () => {
    answer = () => ({ status: 200, body: tickets });
    const [page] = await read('tickets', null);
    const [first] = asked(EXPORT);
    expect(first?.query.get('start_time')).toBe(String(NOW_SECONDS - 400 * DAY));
    expect(first?.query.get('include')).toBe('metric_sets,users,organizations');
    expect(page).toMatchObject({ cursor: { after: tickets.after_cursor }, isLast: true });
  });

  it('go on by Zendesk’s own cursor', async () => {
    answer = () => ({ status: 200, body: { ...tickets, after_cursor: 'next' } });
    await read('tickets', { after: 'MTU3' });
    expect(asked(EXPORT)[0]?.query.get('cursor')).toBe('MTU3');
    expect(asked(EXPORT)[0]?.query.has('start_time')).toBe(false);
  });

  it('ask the same again next time where an empty export gives no cursor', async () => {
    answer = () => ({ status: 200, body: { tickets: [], after_cursor: null, end_of_stream: true } });
    expect((await read('tickets', null))[0]?.cursor).toEqual({ start: NOW_SECONDS - 400 * DAY });
  });

  it.each([null, 'MTU3'])('are not gone round in circles when more is announced behind %s', async (after_cursor) => {
    answer = () => ({ status: 200, body: { tickets: [], after_cursor, end_of_stream: false } });
    await expect(read('tickets', { after: 'MTU3' })).rejects.toThrow('its cursor does not move');
  });

  it('are exported ten times a minute at most', async () => {
    let page = 0;
    answer = () => ({
      status: 200,
      body: { tickets: [], after_cursor: `page ${page}`, end_of_stream: ++page === 3 },
    });
    await read('tickets', null);
    expect(sleptMs).toEqual([6000, 6000]);
  });
});

describe('organisations', () => {
  const toPage = (count: number, end_time: number | null) => ({
    organizations: [{ id: 509974, name: 'Groovy Industries' }],
    count,
    end_time,
  });

  it('are read until a page is not full, and go on from its last second', async () => {
    answer = ({ query }) => {
      const isFirst = query.get('start_time') === '1795000000';
      return { status: 200, body: isFirst ? toPage(1000, 1795000100) : toPage(1, 1795000200) };
    };
    const pages = await read('organizations', { start: 1795000000 });
    expect(pages.map(({ cursor }) => cursor)).toEqual([{ start: 1795000100 }, { start: 1795000200 }]);
  });

  it('never ask for the last minute, which Zendesk refuses', async () => {
    answer = () => ({ status: 200, body: toPage(0, null) });
    await read('organizations', { start: NOW_SECONDS - 5 });
    expect(asked(ORGANIZATIONS)[0]?.query.get('start_time')).toBe(String(NOW_SECONDS - 61));
  });

  it('are not gone round in circles when a full page does not move', async () => {
    answer = () => ({ status: 200, body: toPage(1000, 1795000000) });
    await expect(read('organizations', { start: 1795000000 })).rejects.toThrow('its end time does not move');
  });

  it('say nothing once they are deleted', async () => {
    const [stream] = connect().streams;
    const gone = { id: 1, name: 'Gone', deleted_at: '2026-11-01T00:00:00Z' };
    expect(stream?.take(gone)).toEqual({ id: '1', mapped: [] });
    expect(stream?.take({ ...gone, deleted_at: null, external_id: 'ACC-9' })).toEqual({
      id: '1',
      mapped: [{ kind: 'customer', account: { key: '1', name: 'Gone', externalId: 'ACC-9', domains: [] } }],
    });
  });
});

describe('answered surveys', () => {
  it('come with the tickets they rate, fetched together', async () => {
    answer = ({ path }) => ({ status: 200, body: path === SURVEYS ? surveys : tickets });
    const [page] = await read('survey_responses', null);
    expect(page?.records).toMatchObject([{ id: '01J1WB51MG6HXTYWE6Q0C93RNW', rated: { id: 35436 } }]);
    expect(asked('/api/v2/tickets/show_many.json')[0]?.query.get('ids')).toBe('35436');
  });

  it('are read again for thirty days, since people change their minds', async () => {
    answer = () => ({ status: 200, body: { ...surveys, survey_responses: [] } });
    const [page] = await read('survey_responses', { from: null });
    expect(asked(SURVEYS)[0]?.query.get('filter[created_at_start]')).toBe(String((NOW_SECONDS - 30 * DAY) * 1000));
    expect(page).toMatchObject({ cursor: { from: null }, isLast: true });
  });

  it('go on within a pass where the page before ended, over the same days', async () => {
    answer = ({ query }) => ({
      status: 200,
      body: { survey_responses: [], meta: { has_more: !query.has('page[after]'), after_cursor: 'next' } },
    });
    const [first] = await read('survey_responses', { from: null });
    server.requests.length = 0;
    await read('survey_responses', first?.cursor ?? null);
    expect(asked(SURVEYS).map(({ query }) => query.get('page[after]'))).toEqual(['next']);
  });

  it('are none, and no failure, in an account of the older kind', async () => {
    answer = () => ({ status: 404, body: { error: 'RecordNotFound' } });
    expect(await read('survey_responses', null)).toEqual([{ records: [], cursor: { from: null }, isLast: true }]);
  });
});

describe('signing in', () => {
  it('asks for a token that may only read', async () => {
    answer = () => ({ status: 200, body: tickets });
    await read('tickets', null);
    const form = new URLSearchParams(asked('/oauth/tokens')[0]?.body);
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'client_credentials',
      client_id: subject.secrets['CLIENT_ID'],
      client_secret: subject.secrets['CLIENT_SECRET'],
      scope: 'read',
    });
    expect(asked(EXPORT)[0]?.headers['authorization']).toBe('Bearer a-token-of-zendesk');
  });

  it('by an API token still works, and the check says until when', async () => {
    answer = () => ({ status: 200, body: { ...tickets, organizations: [], end_time: null } });
    const legacy = connect({ sign_in: 'api_token', email: 'ops@acme.example' }, { API_TOKEN: 'an-api-token' });
    const findings = await legacy.check(CONTEXT);
    expect(asked(EXPORT)[0]?.headers['authorization']).toBe(
      `Basic ${Buffer.from('ops@acme.example/token:an-api-token').toString('base64')}`,
    );
    expect(findings).toContainEqual({ level: 'note', text: expect.stringContaining('30 April 2027') });
  });

  it.each([
    [{ subdomain: 'not a host' }, 'subdomain'],
    [{ sign_in: 'password' }, 'sign_in'],
    [{ backfill_days: 0 }, 'backfill_days'],
  ])('refuses the settings %j by name', (settings, name) => {
    expect(() => connect(settings)).toThrow(name);
  });
});

describe('the check', () => {
  it('names what can be read and what would be', async () => {
    answer = ({ path }) => {
      if (path === EXPORT) return { status: 200, body: tickets };
      return path === ORGANIZATIONS
        ? { status: 200, body: { organizations: [], end_time: null, count: 0 } }
        : { status: 404, body: {} };
    };
    const findings = await connect().check(CONTEXT);
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok']);
    expect(findings[0]?.text).toContain('would sync 400 days');
    expect(findings[2]?.text).toContain('good and bad as 5 and 1');
  });

  it('says what to mend when the user behind the client may not export', async () => {
    answer = () => ({ status: 403, body: { error: 'Forbidden' } });
    const [finding, ...others] = await connect().check(CONTEXT);
    expect(finding).toEqual({ level: 'problem', text: expect.stringContaining('must be an admin') });
    expect(others).toEqual([]);
  });
});
