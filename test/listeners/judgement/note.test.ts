import { accountNotes } from '../../../src/db/schema';
import { lintMessage, lintView } from '../../support/lint-blocks';
import { useDatabase } from '../../support/database';
import { textOf } from '../../views/reading';
import { filled, nest, text } from '../forms';
import { createSlackApp } from '../slack-app';
import { fillWorld, NOW } from '../world';
import { cardChoice, lastView, STRANGERS } from './windows';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const DAY_MS = 86_400_000;

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await database.db.delete(accountNotes);
  app.slack.clear();
  app.clock.at = NOW;
});

const listNotes = () => database.db.select().from(accountNotes);
const EMPTY = { note_changed: text(null), note_trends: text(null), note_action: text(null) };
const submit = (said: Record<string, unknown>, id = 'V1') =>
  app.submit('rep', { id, ...filled(lastView(app), { ...EMPTY, ...said }) });

describe('a review note on an account’s card', () => {
  it('R174: asks what changed, what trends and what is done, each with an example from the account’s own numbers', async () => {
    await app.press('rep', cardChoice('note'), 'card');
    const view = lastView(app);
    expect(lintView(view)).toEqual([]);
    const said = textOf(view['blocks']);
    expect(said).toContain('What changed since the last review?');
    expect(said).toContain('What is the trend?');
    expect(said).toContain('What do you do about it?');
    expect(said).toContain('For example: Red at 31, logins down 41% in 14 days');
    expect(said).toContain('book a usage review');
    expect(said).toContain('No note has been written on this account yet.');
  });

  it('R174: is kept with who wrote it and when, and shows on the card at once', async () => {
    await app.press('rep', cardChoice('note'), 'card');
    await submit({ note_changed: text(' New CFO '), note_action: text('meet her on Friday') });
    expect(await listNotes()).toMatchObject([
      {
        accountId: 'acme',
        byEmail: 'rep@example.com',
        changed: 'New CFO',
        trends: null,
        action: 'meet her on Friday',
        writtenAt: NOW,
      },
    ]);
    const card = app.slack.of('respond').at(-1);
    expect(card).toMatchObject({ replace_original: true });
    expect(textOf(card)).toContain('*Last note* Name of rep, ');
    expect(textOf(card)).toContain('“meet her on Friday”');
  });

  it('with signs no database holds is kept without them', async () => {
    await app.press('rep', cardChoice('note'), 'card');
    await submit({ note_changed: text('New\0 CFO 🎉\udf89'), note_trends: text('\0') });
    expect(await listNotes()).toMatchObject([{ changed: 'New CFO 🎉', trends: null }]);
  });

  it('sent twice is one note', async () => {
    await app.press('rep', cardChoice('note'), 'card');
    await submit({ note_trends: text('down') });
    await submit({ note_trends: text('down') });
    expect(await listNotes()).toHaveLength(1);
  });

  it('without a word says so under the first field, and nothing is kept', async () => {
    await app.press('rep', cardChoice('note'), 'card');
    const acks = await submit({ note_changed: text('  ') });
    expect(acks).toEqual([{ response_action: 'errors', errors: { note_changed: 'Write at least one of the three.' } }]);
    expect(await listNotes()).toEqual([]);
  });

  it('shows the last ten, newest first, whoever wrote them', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({
      accountId: 'acme',
      byEmail: 'gone@example.com',
      trends: `trend ${index}.`,
      writtenAt: new Date(NOW.getTime() - index * DAY_MS),
      formId: `F${index}`,
    }));
    await database.db.insert(accountNotes).values(rows);
    await app.press('csm', cardChoice('note'), 'card');
    const said = textOf(lastView(app)['blocks']);
    expect([...said.matchAll(/trend (\d+)\./g)].map((found) => Number(found[1]))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(said).toContain('gone@example.com');
  });

  it('from a window lies on top of it, and the window shows the note afterwards', async () => {
    const window = {
      container: { type: 'view', view_id: 'V7' },
      view: { type: 'modal', id: 'V7', root_view_id: 'V7' },
    };
    await app.deliver({
      type: 'block_actions',
      user: { id: 'U0REP', team_id: 'T0HOME' },
      team: { id: 'T0HOME' },
      trigger_id: 'trigger',
      actions: [{ action_ts: '1', ...cardChoice('note') }],
      ...window,
    });
    await app.submit('rep', {
      id: 'V8',
      ...filled(lastView(app, 'views.push'), { ...EMPTY, note_action: text('call') }),
    });
    expect(app.slack.of('views.update').at(-1)).toMatchObject({ view_id: 'V7' });
    expect(textOf(lastView(app, 'views.update'))).toContain('“call”');
  });

  it('is not told to a channel the card is shared with', async () => {
    app.slack.channels.set('C0ANY', { is_member: true });
    await app.press('rep', cardChoice('note'), 'card');
    await submit({ note_action: text('a secret plan') });
    await app.press('rep', { type: 'button', action_id: 'account.share', value: 'acme' }, 'card');
    const shared = app.slack.of('respond').at(-1);
    expect(shared).toMatchObject({ response_type: 'in_channel' });
    expect(textOf(shared)).not.toContain('a secret plan');
  });

  it('of hostile words on a hostile account is taken by Slack as text', async () => {
    await app.press('rep', cardChoice('note', 'hostile'), 'card');
    await submit({ note_changed: text('<!channel> `*_'.repeat(100)) });
    const card = app.slack.of('respond').at(-1) as { text: string; blocks: unknown[] };
    expect(lintMessage(card)).toEqual([]);
    await app.press('rep', cardChoice('note', 'hostile'), 'card');
    expect(lintView(lastView(app))).toEqual([]);
    expect(textOf(lastView(app)['blocks'])).not.toContain('<!channel>');
  });

  it.each(STRANGERS)('opens no form for %s, and takes none written by hand', async (who) => {
    await app.press(who, cardChoice('note'), 'card');
    expect(app.slack.of('views.open')).toEqual([]);
    const private_metadata = JSON.stringify({ accountId: 'acme', origin: { kind: 'elsewhere' } });
    const values = nest({ ...EMPTY, note_action: text('mine') });
    await app.submit(who, { callback_id: 'account.note', private_metadata, id: 'V1', state: { values } });
    expect(await listNotes()).toEqual([]);
  });
});
