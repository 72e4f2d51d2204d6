import { eq } from 'drizzle-orm';
import { alertEvents, alertFeedback, alerts, outbox } from '../../../src/db/schema';
import { lintView } from '../../support/lint-blocks';
import { useDatabase } from '../../support/database';
import { textOf } from '../../views/reading';
import { choice, filled, labelsOf, menu, nest, text } from '../forms';
import { createSlackApp } from '../slack-app';
import { ALERT_ID, fillWorld, NOW, OTHER_ALERT_ID, refillAlerts } from '../world';
import { lastView, STRANGERS } from './windows';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await refillAlerts(database.db);
  app.slack.clear();
  app.clock.at = NOW;
});

const press = (alertId = ALERT_ID) => menu('overflow', 'alert.more', `useless:${alertId}`);
const listFeedback = () => database.db.select().from(alertFeedback);
const submit = (reason: string | null, note: string | null = null, who: 'rep' | 'csm' = 'rep') =>
  app.submit(who, {
    id: 'V1',
    ...filled(lastView(app), { feedback_reason: choice(reason), feedback_note: text(note) }),
  });

describe('"Not useful because…" in an alert’s menu', () => {
  it('R84: asks why in plain words, keeps it, and thanks whoever said it where nobody else sees it', async () => {
    await app.press('rep', press());
    expect(lintView(lastView(app))).toEqual([]);
    expect(labelsOf(lastView(app))).toEqual([
      'The data was wrong',
      'I knew it already',
      'There was no risk',
      'It came too late',
      'It was not for me',
      'There was nothing I could do',
      'Something else',
    ]);
    await submit('known', 'we talk weekly');
    expect(await listFeedback()).toMatchObject([
      { alertId: ALERT_ID, byEmail: 'rep@example.com', reason: 'known', note: 'we talk weekly', givenAt: NOW },
    ]);
    const [thanks] = app.slack.of('respond');
    expect(thanks).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(thanks?.['text']).toMatch(/^Thank you\./);
  });

  it('R84: of one person and alert the last word counts; of another person it is another word', async () => {
    await app.press('rep', press());
    await submit('known');
    app.clock.at = new Date(NOW.getTime() + 60_000);
    await submit('wrong_data');
    await submit('too_late', null, 'csm');
    const words = (await listFeedback()).map(({ byEmail, reason }) => [byEmail, reason]);
    expect(words).toHaveLength(2);
    expect(Object.fromEntries(words)).toEqual({ 'csm@example.com': 'too_late', 'rep@example.com': 'wrong_data' });
  });

  it('leaves the alert, its thread and its message as they are', async () => {
    const before = await readAlert();
    await app.press('rep', press());
    await submit('no_risk');
    expect(await readAlert()).toEqual(before);
    expect(await database.db.select().from(alertEvents)).toEqual([]);
    expect(await database.db.select().from(outbox)).toEqual([]);
  });

  it('from Home thanks in a direct message', async () => {
    await app.press('rep', press(), 'home');
    await submit('no_action');
    expect(app.slack.of('chat.postMessage')).toMatchObject([{ channel: 'U0REP' }]);
  });

  it.each([
    ['without a choice', null, null, { feedback_reason: 'Choose why.' }],
    ['of something else without a word', 'other', ' ', { feedback_note: 'Say what it was.' }],
  ])('%s says so under its field', async (_name, reason, note, errors) => {
    await app.press('rep', press());
    expect(await submit(reason, note)).toEqual([{ response_action: 'errors', errors }]);
    expect(await listFeedback()).toEqual([]);
  });

  it('on an account with a hostile name is taken by Slack as text', async () => {
    await app.press('rep', press(OTHER_ALERT_ID));
    expect(lintView(lastView(app))).toEqual([]);
    expect(textOf(lastView(app)['blocks'])).not.toContain('<!channel>');
  });

  it('R84: is counted by trigger where the alerts are measured', async () => {
    await database.db.update(alerts).set({ postedAt: NOW }).where(eq(alerts.alertId, ALERT_ID));
    await app.press('rep', press());
    await submit('wrong_person');
    await app.command('rep', 'alerts');
    expect(textOf(app.slack.of('respond').at(-1))).toContain('not useful 1 (wrong person)');
  });

  it.each(STRANGERS)('opens no form for %s, and takes none written by hand', async (who) => {
    await app.press(who, press());
    expect(app.slack.of('views.open')).toEqual([]);
    const private_metadata = JSON.stringify({ alertId: ALERT_ID, origin: { kind: 'home' } });
    const values = nest({ feedback_reason: choice('known'), feedback_note: text(null) });
    await app.submit(who, { callback_id: 'alert.feedback', private_metadata, id: 'V1', state: { values } });
    expect(await listFeedback()).toEqual([]);
  });
});

const readAlert = () => database.db.select().from(alerts).where(eq(alerts.alertId, ALERT_ID));
