import { activities, alertEvents, alerts } from '../../src/db/schema';
import { lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { button, choice, filled, nest } from './forms';
import { createSlackApp } from './slack-app';
import { RESPONSE_URL } from './slack-stub';
import { fillWorld, NOW, refillAlerts } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await database.db.delete(alerts);
  await database.db.delete(activities);
  app.slack.clear();
  app.clock.at = NOW;
});

const press = (accountId = 'acme') => button('account.log_action', accountId);

describe('Log action on the card of an account without an open alert', () => {
  it('keeps what was done as a contact with the customer, and draws the card again', async () => {
    await app.command('rep', 'acme');
    expect(JSON.stringify(app.slack.of('respond'))).toContain('account.log_action');
    await app.press('rep', press(), 'card');
    expect(lintView(openedView())).toEqual([]);
    await submit('call', 'they are hiring');
    expect(await database.db.select().from(activities)).toMatchObject([
      {
        accountId: 'acme',
        kind: 'call',
        note: 'they are hiring',
        happenedAt: NOW,
        byEmail: 'rep@example.com',
        source: 'barometer',
      },
    ]);
    expect(app.slack.of('respond').at(-1)).toMatchObject({ replace_original: true });
  });

  it('R25: is offered on Home beside a Red account without an alert, and draws Home again', async () => {
    await app.openHome('rep', 'Ev-log');
    expect(JSON.stringify(app.slack.of('views.publish'))).toContain('account.log_action');
    app.slack.clear();
    await app.press('rep', press(), 'home');
    await submit('email');
    expect(await database.db.select().from(activities)).toMatchObject([{ accountId: 'acme', kind: 'email' }]);
    expect(app.slack.of('views.publish')).toHaveLength(1);
    expect(app.slack.of('respond')).toEqual([]);
  });

  it('sent twice is one contact', async () => {
    await app.press('rep', press(), 'card');
    await submit('call');
    await submit('call');
    expect(await database.db.select().from(activities)).toHaveLength(1);
  });

  it('acts on the alert that opened meanwhile', async () => {
    await app.press('rep', press(), 'card');
    await refillAlerts(database.db);
    await submit('email');
    const kinds = (await database.db.select().from(alertEvents)).map(({ kind }) => kind);
    expect(kinds).toEqual(['acknowledged', 'action_logged']);
    expect(await database.db.select().from(activities)).toHaveLength(1);
  });

  it('gives way to the alert’s own button while one is open', async () => {
    await refillAlerts(database.db);
    await app.command('rep', 'acme');
    expect(JSON.stringify(app.slack.of('respond'))).not.toContain('account.log_action');
  });

  it('without a choice says so under its field', async () => {
    const view = { callback_id: 'account.log_action', private_metadata: '{}', id: 'V1' };
    const acks = await app.submit('rep', {
      ...view,
      state: { values: nest({ action_kind: choice(null), action_note: { value: null } }) },
    });
    expect(acks).toEqual([{ response_action: 'errors', errors: { action_kind: 'Choose what you did.' } }]);
  });

  it.each(['otherRep', 'otherManager', 'guest', 'external', 'unmapped', 'bot', 'deactivated'] as const)(
    'opens no form for %s, and takes none written by hand',
    async (who) => {
      await app.press(who, press(), 'card');
      expect(app.slack.of('views.open')).toEqual([]);
      const private_metadata = JSON.stringify({ accountId: 'acme', responseUrl: RESPONSE_URL });
      const values = nest({ action_kind: choice('call'), action_note: { value: null } });
      await app.submit(who, { callback_id: 'account.log_action', private_metadata, id: 'V1', state: { values } });
      expect(await database.db.select().from(activities)).toEqual([]);
    },
  );
});

const submit = (kind: string, note: string | null = null) =>
  app.submit('rep', { id: 'V1', ...filled(openedView(), { action_kind: choice(kind), action_note: { value: note } }) });

function openedView(): Record<string, unknown> {
  const view = app.slack.of('views.open').at(-1)?.['view'];
  if (typeof view !== 'object' || view === null) throw new Error('no view was opened');
  return view as Record<string, unknown>;
}
