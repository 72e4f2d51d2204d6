import type { App, SlackViewAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Workspace } from '../../workspace/server/start-workspace';
import { buildAppIn, buildGate, closeApps } from './build-app';

afterEach(closeApps);

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const FORM: ModalView = {
  type: 'modal',
  callback_id: 'log',
  private_metadata: 'alert-1',
  title: text('Log action'),
  submit: text('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'note',
      label: text('Note'),
      element: { type: 'plain_text_input', action_id: 'text', max_length: 10 },
    },
    {
      type: 'input',
      block_id: 'when',
      label: text('When'),
      optional: true,
      element: { type: 'datepicker', action_id: 'day', initial_date: '2026-03-01' },
    },
  ],
};
const next = (title: string): ModalView => ({ type: 'modal', title: text(title), blocks: [{ type: 'divider' }] });

/** A workspace in which U1 has the form open, and its id. */
async function buildForm(listen: (app: App) => void, form: ModalView = FORM) {
  const { workspace } = await buildAppIn((app) => {
    app.command('/health', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form });
    });
    listen(app);
  });
  await workspace.command('U1', 'C1', '/health');
  const { id } = await workspace.waitFor(() => workspace.modals('U1')[0]);
  return { workspace, id };
}

const NOTE = { note: { text: { type: 'plain_text_input', value: 'called' } } };
const titles = (workspace: Workspace) => workspace.modals('U1').map(({ title }) => title);

describe('submitting a modal', () => {
  it('sends every input, those untouched with what they began with, and closes on an empty answer', async () => {
    const seen = buildGate<ViewSubmitAction>();
    const { workspace, id } = await buildForm((app) =>
      app.view('log', async ({ ack, body }) => {
        await ack();
        seen.open(body as ViewSubmitAction);
      }),
    );
    expect(await workspace.submitView('U1', id, NOTE)).toEqual({ ok: true, closed: true });
    expect(await seen.promise).toMatchObject({
      type: 'view_submission',
      user: { id: 'U1', name: 'ada', team_id: 'T1' },
      view: {
        id,
        callback_id: 'log',
        private_metadata: 'alert-1',
        root_view_id: id,
        previous_view_id: null,
        state: {
          values: {
            note: { text: { type: 'plain_text_input', value: 'called' } },
            when: { day: { type: 'datepicker', selected_date: '2026-03-01' } },
          },
        },
      },
      trigger_id: expect.any(String),
    });
    expect(workspace.modals('U1')).toEqual([]);
  });

  it.each([
    ['', 'Please complete this required field.'],
    ['x'.repeat(11), 'Must be at most 10 characters.'],
  ])('is held back by the client itself for the note “%s”', async (value, message) => {
    const { workspace, id } = await buildForm(() => undefined);
    const values = { note: { text: { type: 'plain_text_input', value } } };
    expect(await workspace.submitView('U1', id, values)).toEqual({ ok: false, errors: { note: message } });
    expect(workspace.deliveries().map(({ kind }) => kind)).toEqual(['command']);
  });

  it('shows the errors the app answers with and stays open', async () => {
    const { workspace, id } = await buildForm((app) =>
      app.view('log', async ({ ack }) => ack({ response_action: 'errors', errors: { note: 'Say more' } })),
    );
    expect(await workspace.submitView('U1', id, NOTE)).toEqual({ ok: false, errors: { note: 'Say more' } });
    expect(titles(workspace)).toEqual(['Log action']);
  });

  it('follows update, push and clear', async () => {
    const answers = [
      { response_action: 'push' as const, view: { ...FORM, title: text('Second') } },
      { response_action: 'update' as const, view: { ...FORM, title: text('Third') } },
      { response_action: 'clear' as const },
    ];
    const { workspace } = await buildForm((app) =>
      app.view('log', async ({ ack }) => ack(answers.shift() ?? { response_action: 'clear' })),
    );
    const submitTop = () => workspace.submitView('U1', String(workspace.modals('U1').at(-1)?.id), NOTE);
    expect(await submitTop()).toEqual({ ok: true, closed: false });
    expect(titles(workspace)).toEqual(['Log action', 'Second']);
    await submitTop();
    expect(titles(workspace)).toEqual(['Log action', 'Third']);
    expect(await submitTop()).toEqual({ ok: true, closed: true });
  });

  it('an empty answer closes only the topmost of a stack', async () => {
    let isFirst = true;
    const { workspace, id } = await buildForm((app) =>
      app.view('log', async ({ ack }) => {
        if (isFirst) await ack({ response_action: 'push', view: { ...FORM, title: text('Second') } });
        else await ack();
        isFirst = false;
      }),
    );
    await workspace.submitView('U1', id, NOTE);
    const answer = await workspace.submitView('U1', String(workspace.modals('U1').at(-1)?.id), NOTE);
    expect(answer).toEqual({ ok: true, closed: false });
    expect(titles(workspace)).toEqual(['Log action']);
  });

  it.each([
    ['an error for a block that is no input', { response_action: 'errors' as const, errors: { other: 'x' } }],
    ['a view that breaks the rules', { response_action: 'update' as const, view: next('x'.repeat(25)) }],
  ])('answered with %s counts as failed, and says why in the log', async (_what, answer) => {
    const { workspace, id } = await buildForm((app) => app.view('log', async ({ ack }) => ack(answer)));
    expect(await workspace.submitView('U1', id, NOTE)).toMatchObject({ ok: false, message: expect.any(String) });
    expect(workspace.deliveries()[0]).toMatchObject({ outcome: 'failed', note: expect.any(String) });
  });

  it('is not possible for someone else, nor for a form that is gone', async () => {
    const { workspace, id } = await buildForm(() => undefined);
    expect(await workspace.submitView('U2', id, NOTE)).toMatchObject({ ok: false });
    await workspace.closeView('U1', id);
    expect(await workspace.submitView('U1', id, NOTE)).toMatchObject({ ok: false });
  });
});

const closings = (workspace: Workspace) => workspace.deliveries().filter(({ kind }) => kind === 'view_closed');

const SECOND = { response_action: 'push' as const, view: { ...FORM, title: text('Second'), clear_on_close: true } };

it('a form under another one cannot be submitted or closed', async () => {
  const { workspace, id } = await buildForm((app) => app.view('log', async ({ ack }) => ack(SECOND)));
  await workspace.submitView('U1', id, NOTE);
  expect(await workspace.submitView('U1', id, NOTE)).toMatchObject({ ok: false });
  expect(await workspace.closeView('U1', id)).toMatchObject({ ok: false });
});

it.each([
  [{ type: 'number_input', is_decimal_allowed: false }, 'many', 'Please enter a number.'],
  [{ type: 'number_input', is_decimal_allowed: false }, '1.5', 'Please enter a whole number.'],
  [{ type: 'number_input', is_decimal_allowed: true, min_value: '2' }, '1.5', 'Must be at least 2.'],
  [{ type: 'number_input', is_decimal_allowed: true, max_value: '1' }, '1.5', 'Must be at most 1.'],
  [{ type: 'email_text_input' }, 'ada', 'Please enter an email address.'],
  [{ type: 'url_text_input' }, 'example', 'Please enter a URL.'],
  [{ type: 'plain_text_input', min_length: 3 }, 'no', 'Must be at least 3 characters.'],
] as const)('the client holds back %j with “%s”', async (element, value, message) => {
  const block = { type: 'input' as const, block_id: 'b', label: text('L'), element: { ...element, action_id: 'a' } };
  const { workspace, id } = await buildForm(() => undefined, { ...FORM, blocks: [block] });
  const values = { b: { a: { type: element.type, value } } };
  expect(await workspace.submitView('U1', id, values)).toEqual({ ok: false, errors: { b: message } });
});

describe('closing a modal', () => {
  it('with clear_on_close closes all of them, and tells of each that asked for it', async () => {
    const seen: SlackViewAction[] = [];
    const second = { ...SECOND, view: { ...SECOND.view, notify_on_close: true } };
    const { workspace, id } = await buildForm(
      (app) => {
        app.view('log', async ({ ack }) => ack(second));
        app.view({ callback_id: 'log', type: 'view_closed' }, async ({ ack, body }) => {
          await ack();
          seen.push(body);
        });
      },
      { ...FORM, notify_on_close: true },
    );
    await workspace.submitView('U1', id, NOTE);
    const top = String(workspace.modals('U1').at(-1)?.id);
    await workspace.closeView('U1', top);
    expect(workspace.modals('U1')).toEqual([]);
    expect(seen).toMatchObject([
      { type: 'view_closed', view: { id: top }, is_cleared: true },
      { type: 'view_closed', view: { id }, is_cleared: true },
    ]);
  });

  it('is not told to the app by default', async () => {
    const { workspace, id } = await buildForm(() => undefined);
    expect(await workspace.closeView('U1', id)).toEqual({ ok: true });
    expect([workspace.modals('U1'), closings(workspace)]).toEqual([[], []]);
  });

  it('is told with notify_on_close', async () => {
    const seen = buildGate<SlackViewAction>();
    const { workspace, id } = await buildForm(
      (app) =>
        app.view({ callback_id: 'log', type: 'view_closed' }, async ({ ack, body }) => {
          await ack();
          seen.open(body);
        }),
      { ...FORM, notify_on_close: true },
    );
    await workspace.closeView('U1', id);
    expect(await seen.promise).toMatchObject({ type: 'view_closed', view: { id }, is_cleared: false });
    expect(closings(workspace)).toMatchObject([{ outcome: 'acknowledged' }]);
  });
});
