import type { App, BlockAction } from '@slack/bolt';
import type { UiActionRequest } from '../../workspace/ui-contract';
import type { Workspace } from '../../workspace/server/start-workspace';
import { buildAppIn, buildGate, closeApps } from './build-app';
import { buildClient, post } from './build-workspace';

afterEach(closeApps);

const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });
const BLOCKS = [
  {
    type: 'actions' as const,
    block_id: 'row',
    elements: [
      { type: 'button' as const, action_id: 'ack', text: { type: 'plain_text' as const, text: 'Ack' }, value: 'a-1' },
      { type: 'static_select' as const, action_id: 'snooze', options: [option('1d'), option('7d')] },
      { type: 'overflow' as const, action_id: 'more', options: [option('why')] },
    ],
  },
];

const press = (workspace: Workspace, fields: Partial<UiActionRequest['action']>, as = 'U1') =>
  workspace.action({
    as,
    container: { type: 'message', channelId: 'C1', ts: String(workspace.messages()[0]?.ts) },
    blockId: 'row',
    action: { type: 'button', action_id: 'ack', ...fields },
    values: {},
  });

/** An app that acks every action; `body` is the first it saw. */
async function buildListener(extra: (app: App) => void = () => undefined) {
  const seen = buildGate<BlockAction>();
  const { workspace } = await buildAppIn((app) => {
    app.action(/.*/, async ({ ack, body, next }) => {
      await ack();
      seen.open(body as BlockAction);
      await next();
    });
    extra(app);
  });
  await post(buildClient(workspace), { channel: 'C1', text: 'alert', blocks: BLOCKS });
  return { workspace, body: seen.promise };
}

describe('a press in a message', () => {
  it('carries the message, the container, the button as drawn, and a response_url', async () => {
    const { workspace, body } = await buildListener();
    expect(await press(workspace, { value: 'forged' })).toEqual({ ok: true });
    const ts = workspace.messages()[0]?.ts;
    expect(await body).toMatchObject({
      type: 'block_actions',
      user: { id: 'U1', username: 'ada', team_id: 'T1' },
      team: { id: 'T1', domain: 'sample-company' },
      enterprise: null,
      is_enterprise_install: false,
      api_app_id: 'A1',
      container: { type: 'message', message_ts: ts, channel_id: 'C1', is_ephemeral: false },
      channel: { id: 'C1', name: 'privategroup' },
      message: { type: 'message', ts, bot_id: 'B1', app_id: 'A1', blocks: [{ block_id: 'row' }] },
      state: { values: { row: { snooze: { type: 'static_select', selected_option: null } } } },
      actions: [{ type: 'button', action_id: 'ack', block_id: 'row', value: 'a-1', action_ts: expect.any(String) }],
      response_url: expect.stringContaining('/respond/'),
    });
  });

  it('carries the chosen option in the action and in the state', async () => {
    const { workspace, body } = await buildListener();
    await press(workspace, { type: 'static_select', action_id: 'snooze', selected_option: { value: '7d' } });
    expect(await body).toMatchObject({
      actions: [{ type: 'static_select', selected_option: option('7d') }],
      state: { values: { row: { snooze: { selected_option: option('7d') } } } },
    });
  });

  it.each([
    [{ type: 'overflow', action_id: 'more', selected_option: { value: 'other' } }, 'U1'],
    [{ action_id: 'unknown' }, 'U1'],
    [{}, 'U3'], // a guest who is not in the channel
  ])('of something that is not there for the person is not sent: %j by %s', async (fields, as) => {
    const { workspace } = await buildListener();
    expect(await press(workspace, fields, as)).toMatchObject({ ok: false });
    expect(workspace.deliveries()).toEqual([]);
  });

  it('is only for those an icon button names', async () => {
    const { workspace, body } = await buildListener();
    const icon = {
      type: 'icon_button' as const,
      action_id: 'bin',
      icon: 'trash',
      text: { type: 'plain_text' as const, text: 'Bin' },
    };
    const blocks = [
      { type: 'context_actions' as const, block_id: 'row', elements: [{ ...icon, visible_to_user_ids: ['U1'] }] },
    ];
    const ts = String((await post(buildClient(workspace), { channel: 'C1', text: 'x', blocks })).ts);
    const container = { type: 'message' as const, channelId: 'C1', ts };
    const request = { container, blockId: 'row', action: { type: 'icon_button', action_id: 'bin' }, values: {} };
    expect(await workspace.action({ ...request, as: 'U2' })).toMatchObject({ ok: false });
    expect(await workspace.action({ ...request, as: 'U1' })).toEqual({ ok: true });
    expect(await body).toMatchObject({ user: { id: 'U1' } });
  });

  it('can replace the message, or delete it, through its response_url', async () => {
    const { workspace } = await buildListener((app) => {
      app.action('ack', async ({ respond }) => void (await respond({ replace_original: true, text: 'done' })));
      app.action('snooze', async ({ respond }) => void (await respond({ delete_original: true })));
    });
    await press(workspace, {});
    await workspace.waitFor(() => workspace.readChannel('U2', 'C1').find(({ text }) => text === 'done'));
    expect(workspace.messages()).toHaveLength(1);
    await buildClient(workspace).chat.update({
      channel: 'C1',
      ts: String(workspace.messages()[0]?.ts),
      text: 'x',
      blocks: BLOCKS,
    });
    await press(workspace, { type: 'static_select', action_id: 'snooze', selected_option: { value: '7d' } });
    await workspace.waitFor(() => workspace.messages().find(({ isDeleted }) => isDeleted));
    expect(workspace.readChannel('U1', 'C1')).toEqual([]);
  });

  it('never turns an ephemeral message into one for all by replacing it', async () => {
    const { workspace } = await buildListener((app) => {
      app.action('ack', async ({ respond }) => {
        await respond({ replace_original: true, response_type: 'in_channel', text: 'still mine' });
      });
    });
    await buildClient(workspace).chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'x', blocks: BLOCKS });
    const ephemeral = workspace.messages()[1];
    await workspace.action({
      as: 'U1',
      container: { type: 'message', channelId: 'C1', ts: String(ephemeral?.ts) },
      blockId: 'row',
      action: { type: 'button', action_id: 'ack' },
      values: {},
    });
    await workspace.waitFor(() => workspace.messages().find(({ text }) => text === 'still mine'));
    expect(workspace.readChannel('U2', 'C1').map(({ text }) => text)).toEqual(['alert']);
  });

  it('in an ephemeral message tells so, and does not carry the message', async () => {
    const { workspace, body } = await buildListener();
    await buildClient(workspace).chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'x', blocks: BLOCKS });
    const container = { type: 'message' as const, channelId: 'C1', ts: String(workspace.messages()[1]?.ts) };
    const request = { container, blockId: 'row', action: { type: 'button', action_id: 'ack' }, values: {} };
    expect(await workspace.action({ ...request, as: 'U2' })).toMatchObject({ ok: false });
    await workspace.action({ ...request, as: 'U1' });
    expect(await body).toMatchObject({ container: { is_ephemeral: true } });
    expect(await body).not.toHaveProperty('message');
  });

  it('no one answers in time leaves a late delivery and a warning', async () => {
    const gate = buildGate();
    const { workspace } = await buildAppIn(
      (app) =>
        app.action('ack', async ({ ack }) => {
          await gate.promise;
          await ack();
        }),
      { ackTimeoutMs: 500 },
    );
    await post(buildClient(workspace), { channel: 'C1', text: 'alert', blocks: BLOCKS });
    expect(await press(workspace, {})).toEqual({ ok: false, message: 'We had some trouble connecting. Try again?' });
    expect(workspace.deliveries()[0]).toMatchObject({ kind: 'action', outcome: 'late' });
    gate.open();
  });
});
