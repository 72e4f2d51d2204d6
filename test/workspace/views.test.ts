import type { ModalView } from '@slack/types';
import type { SlashCommand } from '@slack/bolt';
import { buildAppIn, buildGate, closeApps } from './build-app';
import { buildClient } from './build-workspace';

afterEach(closeApps);

const failure = (code: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error: code }) });

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const modal = (fields: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: text('Log action'),
  blocks: [{ type: 'divider' }],
  ...fields,
});

/** A workspace, a client, and fresh trigger ids from commands that U1 types. */
async function buildTriggers(realNowMs?: () => number) {
  const startedAtMs = Date.now(); // stands still, so that a slow machine does not let triggers expire
  let seen = buildGate<SlashCommand>();
  const { workspace } = await buildAppIn(
    (app) =>
      app.command('/health', async ({ ack, command }) => {
        await ack();
        seen.open(command);
      }),
    { realNowMs: realNowMs ?? (() => startedAtMs) },
  );
  const trigger = async () => {
    seen = buildGate<SlashCommand>();
    await workspace.command('U1', 'C1', '/health');
    return (await seen.promise).trigger_id;
  };
  return { workspace, client: buildClient(workspace), trigger };
}

describe('a trigger_id', () => {
  it('opens one modal, once', async () => {
    const { workspace, client, trigger } = await buildTriggers();
    const trigger_id = await trigger();
    const { view } = await client.views.open({ trigger_id, view: modal({ callback_id: 'log' }) });
    expect(view).toMatchObject({ type: 'modal', callback_id: 'log', app_id: 'A1', state: { values: {} } });
    expect(workspace.modals('U1')).toMatchObject([{ id: view?.id, title: 'Log action' }]);
    await expect(client.views.open({ trigger_id, view: modal() })).rejects.toEqual(failure('exchanged_trigger_id'));
  });

  it('lives three seconds', async () => {
    let elapsedMs = 0;
    const start = Date.now();
    const { client, trigger } = await buildTriggers(() => start + elapsedMs);
    const [first, second] = [await trigger(), await trigger()];
    elapsedMs = 3000;
    expect((await client.views.open({ trigger_id: first, view: modal() })).ok).toBe(true);
    elapsedMs = 3001;
    const late = client.views.open({ trigger_id: second, view: modal() });
    await expect(late).rejects.toEqual(failure('expired_trigger_id'));
  });

  it('cannot be made up', async () => {
    const { client } = await buildTriggers();
    const opened = client.views.open({ trigger_id: '1.2.abc', view: modal() });
    await expect(opened).rejects.toEqual(failure('invalid_trigger_id'));
  });
});

describe('views', () => {
  it('open in place of what was open before', async () => {
    const { workspace, client, trigger } = await buildTriggers();
    await client.views.open({ trigger_id: await trigger(), view: modal({ title: text('First') }) });
    await client.views.open({ trigger_id: await trigger(), view: modal({ title: text('Second') }) });
    expect(workspace.modals('U1').map(({ title }) => title)).toEqual(['Second']);
  });

  it('stack at most three modals', async () => {
    const { workspace, client, trigger } = await buildTriggers();
    await expect(client.views.push({ trigger_id: await trigger(), view: modal() })).rejects.toEqual(
      failure('not_found'),
    );
    const root = (await client.views.open({ trigger_id: await trigger(), view: modal() })).view?.id;
    await client.views.push({ trigger_id: await trigger(), view: modal() });
    const third = await client.views.push({ trigger_id: await trigger(), view: modal() });
    expect(third.view?.root_view_id).toBe(root);
    const fourth = client.views.push({ trigger_id: await trigger(), view: modal() });
    await expect(fourth).rejects.toEqual(failure('push_limit_reached'));
    expect(workspace.modals('U1')).toHaveLength(3);
  });

  it('are updated by id or external id, unless the hash is stale', async () => {
    const { workspace, client, trigger } = await buildTriggers();
    const opened = await client.views.open({ trigger_id: await trigger(), view: modal({ external_id: 'mine' }) });
    const [view_id, hash] = [String(opened.view?.id), String(opened.view?.hash)];
    await client.views.update({ view_id, hash, view: modal({ title: text('One') }) });
    const stale = client.views.update({ view_id, hash, view: modal() });
    await expect(stale).rejects.toEqual(failure('hash_conflict'));
    expect(workspace.modals('U1')).toMatchObject([{ title: 'One' }]);
    const missing = client.views.update({ external_id: 'mine', view: modal() });
    await expect(missing).rejects.toEqual(failure('not_found')); // the update dropped the external id
    await expect(client.views.update({ view_id: 'V9', view: modal() })).rejects.toEqual(failure('not_found'));
  });

  it('share no external id', async () => {
    const { client, trigger } = await buildTriggers();
    await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [], external_id: 'same' } });
    await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [], external_id: 'same' } });
    const opened = client.views.open({ trigger_id: await trigger(), view: modal({ external_id: 'same' }) });
    await expect(opened).rejects.toEqual(failure('duplicate_external_id'));
  });

  it('weigh at most 250 KB', async () => {
    const { client, trigger } = await buildTriggers();
    const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3000) } };
    const opened = client.views.open({
      trigger_id: await trigger(),
      view: modal({ blocks: Array.from({ length: 100 }, () => section) }),
    });
    await expect(opened).rejects.toEqual(failure('view_too_large'));
  });

  it('are refused with the JSON path, and the trigger stays usable', async () => {
    const { client, trigger } = await buildTriggers();
    const trigger_id = await trigger();
    await expect(client.views.open({ trigger_id, view: modal({ title: text('x'.repeat(25)) }) })).rejects.toMatchObject(
      {
        data: {
          error: 'invalid_arguments',
          response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
        },
      },
    );
    expect((await client.views.open({ trigger_id, view: modal() })).ok).toBe(true);
  });
});

describe('views.publish', () => {
  it('gives each person their own Home, the same view with a new hash each time', async () => {
    const { workspace, client } = await buildTriggers();
    const first = await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [] } });
    const second = await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [{ type: 'divider' }] } });
    expect(second.view?.id).toBe(first.view?.id);
    expect(second.view?.hash).not.toBe(first.view?.hash);
    expect(workspace.home('U1')?.blocks).toMatchObject([{ type: 'divider' }]);
    expect(workspace.home('U2')).toBeNull();
    const stale = client.views.publish({
      user_id: 'U1',
      hash: String(first.view?.hash),
      view: { type: 'home', blocks: [] },
    });
    await expect(stale).rejects.toEqual(failure('hash_conflict'));
  });

  it('takes no modal and nobody unknown', async () => {
    const { client } = await buildTriggers();
    await expect(client.views.publish({ user_id: 'U1', view: modal() })).rejects.toEqual(failure('invalid_arguments'));
    const unknown = client.views.publish({ user_id: 'U9', view: { type: 'home', blocks: [] } });
    await expect(unknown).rejects.toEqual(failure('user_not_found'));
  });
});
