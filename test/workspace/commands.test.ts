import type { SlashCommand } from '@slack/bolt';
import { buildAppIn, buildGate, closeApps } from './build-app';
import { buildWorkspace } from './build-workspace';

afterEach(closeApps);

describe('a slash command', () => {
  it('reaches the app with who, where and what, signed so that Bolt believes it', async () => {
    const seen = buildGate<SlashCommand>();
    const { workspace } = await buildAppIn((app) =>
      app.command('/health', async ({ ack, command }) => {
        await ack();
        seen.open(command);
      }),
    );
    expect(await workspace.command('U1', 'C4', '/health  Acme Corp ')).toEqual({ ok: true });
    expect(await seen.promise).toMatchObject({
      command: '/health',
      text: 'Acme Corp',
      user_id: 'U1',
      user_name: 'ada',
      team_id: 'T1',
      channel_id: 'C4',
      channel_name: 'open',
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: expect.stringContaining(workspace.url),
      trigger_id: expect.any(String),
    });
    expect(workspace.deliveries()).toMatchObject([{ kind: 'command', outcome: 'acknowledged', status: 200 }]);
  });

  it('does not name private channels', async () => {
    const seen = buildGate<SlashCommand>();
    const { workspace } = await buildAppIn((app) =>
      app.command('/health', async ({ ack, command }) => {
        await ack();
        seen.open(command);
      }),
    );
    await workspace.command('U1', 'C1', '/health');
    expect((await seen.promise).channel_name).toBe('privategroup');
  });

  it('arrives with entities escaped, people and channels as ids', async () => {
    const seen = buildGate<SlashCommand>();
    const { workspace } = await buildAppIn((app) =>
      app.command('/health', async ({ ack, command }) => {
        await ack();
        seen.open(command);
      }),
    );
    await workspace.command('U1', 'C1', '/health <!channel> & @ada #open @nobody');
    expect((await seen.promise).text).toBe('&lt;!channel&gt; &amp; <@U1|ada> <#C4|open> @nobody');
  });

  it('shows an answer in the acknowledgement to its asker only, unless it says in_channel', async () => {
    const { workspace } = await buildAppIn((app) =>
      app.command('/health', async ({ ack, command }) => {
        if (command.text === 'all') await ack({ response_type: 'in_channel', text: 'for all' });
        else await ack('for you');
      }),
    );
    await workspace.command('U1', 'C1', '/health');
    await workspace.command('U1', 'C1', '/health all');
    expect(workspace.readChannel('U1', 'C1').map(({ text }) => text)).toEqual(['for you', 'for all']);
    expect(workspace.readChannel('U2', 'C1').map(({ text }) => text)).toEqual(['for all']);
  });

  it('answered after the deadline is late, and the person reads operation_timeout', async () => {
    const gate = buildGate();
    const { workspace } = await buildAppIn(
      (app) =>
        app.command('/health', async ({ ack }) => {
          await gate.promise;
          await ack();
        }),
      { ackTimeoutMs: 500 },
    );
    expect(await workspace.command('U1', 'C1', '/health')).toEqual({
      ok: false,
      message: '/health failed with the error "operation_timeout"',
    });
    expect(workspace.deliveries()).toMatchObject([{ outcome: 'late', status: null }]);
    gate.open();
  });

  it.each([
    ['the signing secrets differ', 'another-secret', 401],
    ['no app is there at all', null, null],
  ])('fails when %s', async (_why, secret, status) => {
    const { workspace } =
      secret === null ? { workspace: await buildWorkspace() } : await buildAppIn(() => undefined, {}, secret);
    const message = '/health failed with the error "dispatch_failed"';
    expect(await workspace.command('U1', 'C1', '/health')).toEqual({ ok: false, message });
    expect(workspace.deliveries()).toMatchObject([{ outcome: 'failed', status }]);
  });

  it.each([
    ['U1', 'C1', '/weather', '/weather is not a valid command.'],
    ['U4', 'C6', '/health', '/health is only for members of Sample Company.'],
    ['U3', 'C1', '/health', 'This channel is not yours to see.'],
    ['U5', 'C1', '/health', 'Nobody of that name is signed in here.'],
  ])('by %s in %s: %s is answered by Slack itself', async (as, channelId, text, message) => {
    const workspace = await buildWorkspace();
    expect(await workspace.command(as, channelId, text)).toEqual({ ok: false, message });
    expect(workspace.deliveries()).toEqual([]);
  });
});
