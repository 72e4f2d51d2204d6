import { request as httpRequest } from 'node:http';
import type { UiEvent, UiState, UiView } from '../../workspace/ui-contract';
import type { Workspace } from '../../workspace/server/start-workspace';
import { buildGate, closeApps } from './build-app';
import { buildClient, buildWorkspace, NOW, post, readMessages } from './build-workspace';

afterEach(closeApps);

const get = async <T>(workspace: Workspace, path: string) => (await (await fetch(workspace.url + path)).json()) as T;
const send = async (workspace: Workspace, path: string, body: unknown) => {
  const response = await fetch(workspace.url + path, { method: 'POST', body: JSON.stringify(body) });
  return [response.status, await response.json()] as const;
};

/** Status of a raw request whose headers a browser would not let a page choose. */
const statusOf = (workspace: Workspace, path: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    const request = httpRequest(new URL(path, workspace.url), { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
  });

/** Reads one person's event stream; `next` waits for the first event that fits. */
async function buildStream(workspace: Workspace, as: string) {
  const response = await fetch(`${workspace.url}ui/events?as=${as}`);
  const events: UiEvent[] = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  async function next(fits: (event: UiEvent) => boolean): Promise<UiEvent[]> {
    while (!events.some(fits)) {
      const { value = '' } = (await reader?.read()) ?? {};
      for (const [, json = ''] of value.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(json) as UiEvent);
    }
    return events;
  }
  return { next, end: () => reader?.cancel() };
}

describe('what a person sees', () => {
  it.each([
    ['U1', ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']],
    ['U2', ['C1', 'C2', 'C3', 'C4', 'C5']],
    ['U3', []], // a guest, in no channel
    ['U4', ['C6']], // from another company
  ])('%s sees %j, and only members of the company find the app among their direct messages', async (as, ids) => {
    const workspace = await buildWorkspace();
    const { channels } = await get<UiState>(workspace, `ui/state?as=${as}`);
    expect(channels.filter(({ kind }) => kind !== 'dm').map(({ id }) => id)).toEqual(ids);
    expect(channels.some(({ kind }) => kind === 'dm')).toBe(as !== 'U4');
  });

  it('has the people who are still here, the clock and the app', async () => {
    const workspace = await buildWorkspace();
    const state = await get<UiState>(workspace, 'ui/state?as=U1');
    expect(state).toMatchObject({
      team: { id: 'T1' },
      app: { name: 'Barometer', command: '/health' },
      now: NOW.toISOString(),
    });
    expect(state.people.map(({ id, name, kind }) => [id, name, kind])).toEqual([
      ['U1', 'Ada', 'member'],
      ['U2', 'Ben', 'member'],
      ['U3', 'Gil', 'guest'],
      ['U4', 'Eve', 'external'],
    ]);
  });

  it("never has another person's ephemeral messages or direct messages", async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
    await post(client, { channel: 'U1', text: 'digest' });
    expect(await readMessages(workspace, 'U1', 'C1')).toMatchObject([
      { text: 'psst', ephemeral: true, authorId: 'app' },
    ]);
    expect(await readMessages(workspace, 'U2', 'C1')).toEqual([]);
    expect(await readMessages(workspace, 'U1', workspace.dmOf('U1'))).toMatchObject([{ text: 'digest' }]);
    expect(await readMessages(workspace, 'U2', workspace.dmOf('U1'))).toMatchObject({ ok: false });
  });

  it('marks a message as edited when its text changed, not when its blocks were replaced', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    const ts = String((await post(client, { channel: 'C1', text: 'a' })).ts);
    await client.chat.update({ channel: 'C1', ts, text: 'b' });
    expect(await readMessages(workspace, 'U1', 'C1')).toMatchObject([{ text: 'b', editedAt: NOW.toISOString() }]);
    await client.chat.update({ channel: 'C1', ts, text: 'c', blocks: [{ type: 'divider' }] });
    expect(await readMessages(workspace, 'U1', 'C1')).toMatchObject([{ text: 'c', editedAt: null }]);
  });

  it('has the Home the app published for them', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    expect(await get<UiView | null>(workspace, 'ui/home?as=U1')).toBeNull();
    await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [{ type: 'divider' }] } });
    expect(await get<UiView>(workspace, 'ui/home?as=U1')).toMatchObject({
      type: 'home',
      blocks: [{ type: 'divider' }],
    });
    expect(await get<UiView[]>(workspace, 'ui/modals?as=U1')).toEqual([]);
  });
});

describe('writing', () => {
  it('puts a message into a channel or a thread, but not into an archived or foreign one', async () => {
    const workspace = await buildWorkspace();
    const write = (fields: object) =>
      send(workspace, 'ui/message', { as: 'U1', channelId: 'C1', text: 'hello', ...fields });
    expect(await write({})).toEqual([200, { ok: true }]);
    const [parent] = await readMessages(workspace, 'U1', 'C1');
    await write({ text: 'reply', threadTs: parent?.ts });
    expect((await readMessages(workspace, 'U1', 'C1'))[1]).toMatchObject({
      text: 'reply',
      threadTs: parent?.ts,
      authorId: 'U1',
    });
    for (const fields of [{ channelId: 'C5' }, { as: 'U3' }, { text: ' ' }]) {
      expect(await write(fields)).toMatchObject([200, { ok: false }]);
    }
  });

  it('answers a malformed request with 400', async () => {
    const workspace = await buildWorkspace();
    expect(await send(workspace, 'ui/message', { as: 'U1' })).toMatchObject([400, { ok: false }]);
    expect(await send(workspace, 'ui/advance', { days: 3 })).toMatchObject([400, { ok: false }]);
  });

  it('sets the faults and takes them away', async () => {
    const workspace = await buildWorkspace();
    const faults = [{ method: '*', kind: 'server_error', remaining: null }];
    expect(await send(workspace, 'ui/faults', { faults })).toEqual([200, { ok: true }]);
    expect((await get<UiState>(workspace, 'ui/state?as=U1')).faults).toEqual(faults);
    await send(workspace, 'ui/faults', { faults: [] });
    expect((await buildClient(workspace).auth.test()).ok).toBe(true);
  });
});

const isDone = (event: UiEvent) => event.type === 'channel' && event.channelId === 'C1';

describe('the event stream', () => {
  it('tells each person what changed for them and nothing of others', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    const [mine, theirs] = [await buildStream(workspace, 'U1'), await buildStream(workspace, 'U2')];
    await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
    await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [] } });
    await post(client, { channel: 'C6', text: 'shared' });
    await post(client, { channel: 'C1', text: 'done' });
    expect(await mine.next(isDone)).toEqual([
      { type: 'ephemeral', channelId: 'C1', userId: 'U1' },
      { type: 'home', userId: 'U1' },
      { type: 'channel', channelId: 'C6' },
      { type: 'channel', channelId: 'C1' },
    ]);
    expect(await theirs.next(isDone)).toEqual([{ type: 'channel', channelId: 'C1' }]);
    await Promise.all([mine.end(), theirs.end()]);
  });
});

describe('moving time', () => {
  it('starts once, tells how far it is, and ends', async () => {
    const gate = buildGate();
    const later = new Date('2026-03-03T09:00:00Z');
    let now = NOW;
    const workspace = await buildWorkspace({
      now: () => now,
      onAdvance: async (days, report) => {
        await gate.promise;
        now = later;
        report(`day ${days} of ${days}`, now);
      },
    });
    const stream = await buildStream(workspace, 'U1');
    expect(await send(workspace, 'ui/advance', { days: 1 })).toEqual([200, { ok: true }]);
    expect(await send(workspace, 'ui/advance', { days: 1 })).toEqual([
      200,
      { ok: false, message: 'Time is already moving.' },
    ]);
    gate.open();
    const events = await stream.next((event) => event.type === 'time' && !event.isBusy);
    expect(events).toEqual([
      { type: 'time', now: NOW.toISOString(), isBusy: true, label: 'Moving 1 day on' },
      { type: 'time', now: later.toISOString(), isBusy: true, label: 'day 1 of 1' },
      { type: 'time', now: later.toISOString(), isBusy: false, label: '' },
    ]);
    await stream.end();
  });

  it('says when it broke, and can be tried again', async () => {
    const workspace = await buildWorkspace({ onAdvance: () => Promise.reject(new Error('the job failed')) });
    const stream = await buildStream(workspace, 'U1');
    await send(workspace, 'ui/advance', { days: 7 });
    const events = await stream.next((event) => event.type === 'time' && !event.isBusy);
    expect(events.at(-1)).toMatchObject({ label: 'Stopped: the job failed' });
    expect(await send(workspace, 'ui/advance', { days: 7 })).toEqual([200, { ok: true }]);
    await stream.end();
  });

  it('is not offered where nothing moves it', async () => {
    const workspace = await buildWorkspace();
    expect((await get<UiState>(workspace, 'ui/state?as=U1')).timeControl.isAvailable).toBe(false);
    expect(await send(workspace, 'ui/advance', { days: 1 })).toMatchObject([200, { ok: false }]);
  });
});

describe('the page', () => {
  it('is served with its script and styles when there is one', async () => {
    const workspace = await buildWorkspace({ pageAssets: async () => ({ html: '<p>', js: 'js', css: 'css' }) });
    const served = await Promise.all(['', 'page.js', 'page.css'].map((path) => fetch(workspace.url + path)));
    expect(await Promise.all(served.map((response) => response.text()))).toEqual(['<p>', 'js', 'css']);
    expect((await fetch((await buildWorkspace()).url)).status).toBe(404);
  });

  it.each([
    ['a foreign host name', { host: 'evil.example' }, 403],
    ['a foreign page', { origin: 'https://evil.example' }, 403],
    ['localhost', { host: 'localhost:1234' }, 200],
  ])("refuses people's endpoints to %s unless it is this machine", async (_who, headers, status) => {
    const workspace = await buildWorkspace();
    expect(await statusOf(workspace, 'ui/state?as=U1', headers)).toBe(status);
  });
});
