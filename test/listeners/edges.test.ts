import { slackEvents } from '../../src/db/schema';
import { createInFlight } from '../../src/listeners/in-flight';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(() => {
  app.slack.clear();
  app.logged.length = 0;
});

const acknowledge = { type: 'button', action_id: 'alert.acknowledge', value: ALERT_ID };

describe('an action no one listens to', () => {
  it('is acknowledged and logged', async () => {
    expect(await app.press('rep', { type: 'button', action_id: 'alert.reassign', value: 'x' })).toEqual([undefined]);
    expect(app.logged).toEqual([
      expect.objectContaining({ actionId: 'alert.reassign', msg: 'action no one listens to' }),
    ]);
  });

  it('is not every action: one that is heard is heard once', async () => {
    expect(
      await app.press('rep', { type: 'button', action_id: 'home.refresh', value: 'refresh' }, 'home'),
    ).toHaveLength(1);
    expect(app.logged).toEqual([]);
  });
});

describe('when something fails', () => {
  const FAILED = 'That did not work';

  it('the one who pressed is told in a sentence without internals, and the log has the cause', async () => {
    app.clock.at = new Date(NOW.getTime() + 3_600_000); // whoever is remembered is asked for again
    app.slack.failing.add('users.info');
    await app.press('rep', acknowledge);
    app.clock.at = NOW;
    expect(textOf(app.slack.of('respond'))).toContain(FAILED);
    expect(JSON.stringify(app.slack.of('respond'))).not.toContain('internal_error');
    expect(JSON.stringify(app.logged)).toContain('internal_error');
  });

  it('Home says so instead of staying blank or old', async () => {
    app.clock.at = new Date(NOW.getTime() + 7_200_000);
    app.slack.failing.add('users.info');
    await app.openHome('rep', 'Ev-failing');
    app.clock.at = NOW;
    expect(textOf(app.slack.of('views.publish'))).toContain(FAILED);
  });

  it.each([
    ['no uuid', { ...acknowledge, value: 'x' }],
    ['nothing', { type: 'button', action_id: 'alert.acknowledge' }],
    [
      'an unknown choice',
      { type: 'static_select', action_id: 'alert.snooze', selected_option: { value: `99:${ALERT_ID}` } },
    ],
  ])('a value of %s is refused without a trace of why', async (_what, action) => {
    await app.press('rep', action);
    expect(textOf(app.slack.of('respond'))).toContain(FAILED);
    expect(app.logged).toEqual([expect.objectContaining({ msg: 'listener failed' })]);
  });

  it('an alert that is gone is said to be gone', async () => {
    await app.press('rep', { ...acknowledge, value: '0190a4f2-0000-4222-8333-444455556666' });
    expect(textOf(app.slack.of('respond'))).toContain('This alert no longer exists.');
  });

  it('from Home, where nothing can be answered, the sentence comes as a direct message', async () => {
    await app.press('otherRep', acknowledge, 'home');
    const [direct] = app.slack.of('chat.postMessage');
    expect(direct).toMatchObject({ channel: 'U0OTHER' });
    expect(textOf(direct)).toContain('This alert is Name of rep’s.');
  });

  it('a form that carries a foreign address is answered nowhere else', async () => {
    const origin = { kind: 'card', responseUrl: 'https://evil.example.com/steal' };
    const values = {
      outcome: { outcome: { selected_option: { value: 'saved' } } },
      outcome_note: { outcome_note: { value: null } },
    };
    const view = {
      callback_id: 'alert.resolve',
      private_metadata: JSON.stringify({ alertId: ALERT_ID, origin }),
      state: { values },
    };
    await app.submit('rep', view);
    expect(app.slack.of('respond')).toEqual([]);
    expect(JSON.stringify(app.logged)).toContain('unexpected address');
  });
});

describe('opening Home', () => {
  it('twice with one event_id is drawn once', async () => {
    await Promise.all([app.openHome('rep', 'Ev-1'), app.openHome('rep', 'Ev-1')]);
    await app.openHome('rep', 'Ev-1');
    expect(app.slack.of('views.publish')).toHaveLength(1);
  });

  it('explains itself until a view has been published', async () => {
    await app.openHome('rep', 'Ev-2');
    await app.openHome('rep', 'Ev-3', { type: 'home' });
    const [first, second] = app.slack.of('views.publish').map((call) => textOf(call));
    expect(first).toContain('Welcome to Barometer');
    expect(second).not.toContain('Welcome');
  });

  it('forgets the ids of events that are older than a day', async () => {
    await database.db
      .insert(slackEvents)
      .values({ eventId: 'Ev-old', receivedAt: new Date(NOW.getTime() - 86_400_001) });
    await app.openHome('rep', 'Ev-4');
    const ids = (await database.db.select().from(slackEvents)).map(({ eventId }) => eventId);
    expect(ids).not.toContain('Ev-old');
    expect(ids).toContain('Ev-4');
  });
});

describe('shutting down', () => {
  it('waits for listeners that still run', async () => {
    const { middleware, drain } = createInFlight();
    let finish = (): void => undefined;
    const running = middleware({ next: () => new Promise<void>((resolve) => void (finish = resolve)) });
    const drained = drain(5_000);
    finish();
    await running;
    expect(await drained).toBe(true);
  });

  it('gives up on one that never ends, and says so', async () => {
    const { middleware, drain } = createInFlight();
    let finish = (): void => undefined;
    const running = middleware({ next: () => new Promise<void>((resolve) => void (finish = resolve)) });
    expect(await drain(1)).toBe(false);
    finish();
    await running;
  });

  it('counts a listener that failed as done, and is at once with none', async () => {
    const { middleware, drain } = createInFlight();
    await expect(middleware({ next: async () => Promise.reject(new Error('x')) })).rejects.toThrow('x');
    expect(await drain(0)).toBe(true);
    expect(await app.drain(0)).toBe(true);
  });
});
