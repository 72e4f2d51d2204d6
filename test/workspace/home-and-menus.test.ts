import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App, BlockAction, BlockSuggestion } from '@slack/bolt';
import type { AppHomeOpenedEvent } from '@slack/types';
import type { Workspace } from '../../workspace/server/start-workspace';
import { buildAppIn, buildGate, closeApps } from './build-app';
import { buildClient, buildWorkspace, post } from './build-workspace';

afterEach(closeApps);

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

/** A bare server that answers each request with the next status and keeps its headers and body. */
async function buildServer(statuses: number[], headers: Record<string, string> = {}) {
  const got: { retry: string | undefined; reason: string | undefined; eventId: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { event_id } = JSON.parse(Buffer.concat(chunks).toString()) as { event_id: string };
      const [retry, reason] = [request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason']];
      got.push({ retry: retry?.toString(), reason: reason?.toString(), eventId: event_id });
      response.writeHead(statuses.shift() ?? 200, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { appUrl, got, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe('opening the Home tab', () => {
  it('tells the app, which publishes for that person', async () => {
    const seen = buildGate<AppHomeOpenedEvent>();
    const { workspace } = await buildAppIn((app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        seen.open(event);
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
      }),
    );
    expect((await workspace.openHome('U1'))?.blocks).toMatchObject([{ type: 'divider' }]);
    expect(await seen.promise).toMatchObject({ user: 'U1', channel: workspace.dmOf('U1'), tab: 'home' });
    expect(workspace.home('U2')).toBeNull();
  });

  it('is not offered to people of other companies', async () => {
    const workspace = await buildWorkspace();
    expect(await workspace.openHome('U4')).toBeNull();
    expect(workspace.deliveries()).toEqual([]);
  });

  it('lets a press in Home reach the app with the view and no response_url', async () => {
    const seen = buildGate<BlockAction>();
    const { workspace } = await buildAppIn((app) =>
      app.action('ack', async ({ ack, body }) => {
        await ack();
        seen.open(body as BlockAction);
      }),
    );
    const element = { type: 'button' as const, action_id: 'ack', text: text('Ack'), value: 'a-1' };
    const blocks = [{ type: 'actions' as const, block_id: 'row', elements: [element] }];
    const { view } = await buildClient(workspace).views.publish({ user_id: 'U1', view: { type: 'home', blocks } });
    const container = { type: 'view' as const, viewId: String(view?.id) };
    const request = { container, blockId: 'row', action: { type: 'button', action_id: 'ack' }, values: {} };
    expect(await workspace.action({ ...request, as: 'U2' })).toMatchObject({ ok: false });
    expect(await workspace.action({ ...request, as: 'U1' })).toEqual({ ok: true });
    expect(await seen.promise).toMatchObject({
      container: { type: 'view', view_id: view?.id },
      view: { type: 'home' },
    });
    expect(await seen.promise).not.toHaveProperty('response_url');
  });
});

describe('an event the app does not answer', () => {
  const settings = { eventRetryDelaysMs: [0, 0, 0] };
  const openHome = ({ url }: Workspace) =>
    fetch(`${url}ui/home/open`, { method: 'POST', body: JSON.stringify({ as: 'U1', tab: 'home' }) });

  it('is sent again, three times at most, as the same event', async () => {
    const { appUrl, got, close } = await buildServer([500, 500, 500, 500]);
    const workspace = await buildWorkspace({ ...settings, appUrl });
    await openHome(workspace);
    await workspace.waitFor(() => workspace.deliveries().filter(({ outcome }) => outcome === 'failed')[3]);
    expect(got.map(({ retry, reason }) => [retry, reason])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(got.map(({ eventId }) => eventId)).size).toBe(1);
    await close();
  });

  it('is not sent again once answered, or when the app declines retries', async () => {
    const once = await buildServer([500, 200]);
    const workspace = await buildWorkspace({ ...settings, appUrl: once.appUrl });
    await openHome(workspace);
    await workspace.waitFor(() => workspace.deliveries().find(({ outcome }) => outcome === 'acknowledged'));
    expect(once.got).toHaveLength(2);
    const never = await buildServer([500], { 'x-slack-no-retry': '1' });
    workspace.setAppUrl(never.appUrl);
    await openHome(workspace);
    expect(never.got).toHaveLength(1);
    await Promise.all([once.close(), never.close()]);
  });
});

it('hands the app the url_verification challenge, which Bolt echoes', async () => {
  const { workspace } = await buildAppIn(() => undefined);
  expect(await workspace.verifyAppUrl()).toBe(true);
  expect(await (await buildWorkspace()).verifyAppUrl()).toBe(false);
});

describe('an external select', () => {
  const SELECT = { type: 'external_select' as const, action_id: 'account', min_query_length: 2 };
  const BLOCKS = [{ type: 'section' as const, block_id: 'pick', text: text('Account'), accessory: SELECT }];

  async function buildMenu(listen: (app: App) => void) {
    const { workspace } = await buildAppIn(listen);
    await post(buildClient(workspace), { channel: 'C1', text: 'x', blocks: BLOCKS });
    const container = { type: 'message' as const, channelId: 'C1', ts: String(workspace.messages()[0]?.ts) };
    const ask = (value: string) =>
      workspace.suggestion({ as: 'U1', container, blockId: 'pick', actionId: 'account', value });
    return { workspace, ask };
  }
  const options = (count: number) => Array.from({ length: count }, (_, n) => ({ text: text(`a${n}`), value: `${n}` }));

  it('asks the app once the query is long enough, and shows its options', async () => {
    const seen = buildGate<BlockSuggestion>();
    const { workspace, ask } = await buildMenu((app) =>
      app.options('account', async ({ ack, payload }) => {
        seen.open(payload);
        await ack({ options: options(100) });
      }),
    );
    expect(await ask('a')).toEqual({ options: [] });
    expect(workspace.deliveries()).toEqual([]);
    expect(await ask('ac')).toEqual({ options: options(100) });
    expect(await seen.promise).toMatchObject({
      type: 'block_suggestion',
      block_id: 'pick',
      action_id: 'account',
      value: 'ac',
      user: { id: 'U1' },
      container: { type: 'message' },
      channel: { id: 'C1' },
    });
  });

  it('shows nothing when the app offers more than 100', async () => {
    const { workspace, ask } = await buildMenu((app) =>
      app.options('account', async ({ ack }) => ack({ options: options(101) })),
    );
    expect(await ask('ac')).toMatchObject({ ok: false });
    expect(workspace.deliveries()[0]).toMatchObject({ outcome: 'failed', note: expect.any(String) });
  });
});
