import { SourceContractError } from '../../../src/errors';
import type { PullConnector } from '../../../src/ingest/pull/connector';
import type { VendorHook } from '../../../src/ingest/pull/vendor-hook';
import { subject } from '../../connectors/subjects/intercom';
import { connectPart, createTools, listRecords, NOW } from '../../connectors/world';
import { type FaultServer, startFaultServer } from '../../support/fault-server';

const CONTEXT = { now: NOW, signal: new AbortController().signal };
const [CONVERSATION] = listRecords(subject, 1);
const id = CONVERSATION?.id ?? '';

let server: FaultServer;
let connector: PullConnector;
let hook: VendorHook;
beforeEach(async () => {
  const standIn = subject.createStandIn();
  if (CONVERSATION !== undefined) standIn.put(CONVERSATION);
  server = await startFaultServer(standIn.answer);
  const tools = createTools({ subject, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] })();
  connector = connectPart(subject, { url: server.url, tools });
  if (connector.hook === undefined) throw new Error('expected a web hook');
  hook = connector.hook;
});
afterEach(() => server.close());

const toNotification = (topic: string, item: object): string =>
  JSON.stringify({
    type: 'notification_event',
    app_id: 'a86dr8yl',
    id: 'notif_68cba1d0-c47c-11ef-9a1c-5fa8cf1d4a2c',
    topic,
    created_at: 1795175999,
    data: { type: 'notification_event_data', item },
  });

it('a notification brings its conversation as it is now, with the person it is with', async () => {
  const [brought] = await hook.read(
    toNotification('conversation.user.replied', { type: 'conversation', id, priority: 'not_priority' }),
    CONTEXT,
  );
  expect(brought).toMatchObject({
    stream: 'conversations',
    records: [{ id, conversation: { priority: 'priority' }, contact: { companies: { data: [{ id: '9001' }] } } }],
  });
});

it('a deleted conversation is gone as of the notification', async () => {
  const [brought] = await hook.read(toNotification('conversation.deleted', { type: 'conversation', id }), CONTEXT);
  expect(connector.streams[0]?.take(brought?.records[0])).toEqual({
    id,
    mapped: [
      {
        kind: 'deleted',
        stream: 'tickets',
        account: null,
        version: new Date(1795175999 * 1000),
        cells: { ticket_id: id },
      },
    ],
  });
});

it('one that is not there any more brings no record', async () => {
  expect(await hook.read(toNotification('conversation.user.created', { id: '999' }), CONTEXT)).toEqual([
    { stream: 'conversations', records: [] },
  ]);
});

it('a company stands in the notification itself', async () => {
  const item = { type: 'company', id: '6762f0', company_id: 'ACC-7', name: 'Blue Sun' };
  expect(await hook.read(toNotification('company.updated', item), CONTEXT)).toEqual([
    { stream: 'companies', records: [item] },
  ]);
});

it('the ping of setting it up brings nothing', async () => {
  expect(await hook.read(toNotification('ping', { type: 'ping', message: 'hello' }), CONTEXT)).toEqual([]);
});

it.each(['{"half":', '{}', ''])('refuses the body %j', async (body) => {
  await expect(hook.read(body, CONTEXT)).rejects.toBeInstanceOf(SourceContractError);
});

it('is told from others by the id of the notification', () => {
  const text = toNotification('ping', {});
  expect(hook.deliveryId({ headers: {}, text })).toBe('notif_68cba1d0-c47c-11ef-9a1c-5fa8cf1d4a2c');
  expect(hook.deliveryId({ headers: {}, text: 'no JSON' })).toBeNull();
});
