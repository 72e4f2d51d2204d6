import { SourceContractError } from '../../../src/errors';
import type { VendorHook } from '../../../src/ingest/pull/vendor-hook';
import { subject } from '../../connectors/subjects/zendesk';
import { connectPart, createTools, listRecords, NOW } from '../../connectors/world';
import { type FaultServer, startFaultServer } from '../../support/fault-server';

const CONTEXT = { now: NOW, signal: new AbortController().signal };
const [TICKET] = listRecords(subject, 1);
const id = TICKET?.id ?? '';

let server: FaultServer;
let hook: VendorHook;
beforeEach(async () => {
  const standIn = subject.createStandIn();
  if (TICKET !== undefined) standIn.put(TICKET);
  server = await startFaultServer(standIn.answer);
  const tools = createTools({ subject, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] })();
  const connector = connectPart(subject, { url: server.url, tools });
  if (connector.hook === undefined) throw new Error('expected a web hook');
  hook = connector.hook;
});
afterEach(() => server.close());

const toEvent = (type: string, detail: object): string =>
  JSON.stringify({
    account_id: 12514403,
    detail: { created_at: '2026-11-20T09:00:00Z', updated_at: '2026-11-20T10:00:00Z', status: 'OPEN', ...detail },
    event: {},
    id: '2b24ef10-19d3-4740-93cf-8f98ec4776c0',
    subject: `zen:ticket:${id}`,
    time: '2026-11-20T11:59:59Z',
    type: `zen:event-type:${type}`,
    zendesk_event_version: '2022-06-20',
  });

it('an event brings its ticket as it is now, whatever the event says of it', async () => {
  const [brought, ...others] = await hook.read(toEvent('ticket.priority_changed', { id, priority: 'LOW' }), CONTEXT);
  expect(others).toEqual([]);
  expect(brought).toMatchObject({ stream: 'tickets', records: [{ id: Number(id), ticket: { priority: 'urgent' } }] });
  const asked = server.requests.at(-1);
  expect(asked?.path).toBe('/api/v2/tickets/show_many.json');
  expect(asked?.query.get('include')).toBe('metric_sets,users,organizations');
});

it('a trigger’s own body with a ticket id does the same', async () => {
  const brought = await hook.read(JSON.stringify({ ticket_id: id }), CONTEXT);
  expect(brought).toMatchObject([{ stream: 'tickets', records: [{ ticket: { priority: 'urgent' } }] }]);
});

it.each(['ticket.soft_deleted', 'ticket.permanently_deleted', 'ticket.marked_as_spam'])(
  'after %s the ticket is gone as of the event, without being asked for',
  async (type) => {
    const [brought] = await hook.read(toEvent(type, { id }), CONTEXT);
    const [record] = brought?.records ?? [];
    expect(connect().streams[0]?.take(record)).toEqual({
      id,
      mapped: [
        {
          kind: 'deleted',
          stream: 'tickets',
          account: null,
          version: new Date('2026-11-20T11:59:59Z'),
          cells: { ticket_id: id },
        },
      ],
    });
    expect(server.requests).toEqual([]);
  },
);

const connect = () =>
  connectPart(subject, {
    url: server.url,
    tools: createTools({ subject, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] })(),
  });

it('an event of something else brings nothing', async () => {
  expect(await hook.read(toEvent('user.created', { id: '7' }), CONTEXT)).toEqual([]);
});

it('a ticket that is no longer there brings no record', async () => {
  expect(await hook.read(toEvent('ticket.created', { id: '999' }), CONTEXT)).toEqual([
    { stream: 'tickets', records: [] },
  ]);
});

it.each(['{"half":', '[]', '{"type":7}', ''])('refuses the body %j', async (body) => {
  await expect(hook.read(body, CONTEXT)).rejects.toBeInstanceOf(SourceContractError);
});

it('is told from others by the id of its invocation', () => {
  const headers = { 'x-zendesk-webhook-invocation-id': '01GRW1' };
  expect(hook.deliveryId({ headers, text: '' })).toBe('01GRW1');
  expect(hook.deliveryId({ headers: {}, text: '' })).toBeNull();
});
