import { accountBlockId } from '../../src/views/account-block-id';
import { fleetDays, healthHistory } from '../../src/db/schema';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { createSlackApp } from './slack-app';
import { fillWorld, NOW } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(async () => {
  await fillWorld(database.db);
  const scored = { scoredAt: NOW, modelVersion: 'v1', band: 'red' as const, coverage: 1, dimensions: {}, points: {} };
  const days = ['2026-11-20', '2026-11-21'].map((day) => ({ ...scored, accountId: 'acme', day, score: 31 }));
  await database.db.insert(healthHistory).values(days);
  await database.db
    .insert(fleetDays)
    .values({ day: '2026-11-22', pod: 'West', segment: '', currency: 'USD', band: 'red', accounts: 2, arr: 1, scoreSum: 10 }); // prettier-ignore
});
beforeEach(() => {
  app.slack.clear();
  app.clock.at = NOW;
});

const button = (action_id: string, value: string, block_id = 'b') => ({ type: 'button', action_id, value, block_id });
const PRESSES = {
  'the charts of the portfolio': button('portfolio.charts', 'charts'),
  'the table of a list': button('list.table', 'csv', 'list:all:recommended:1:pager'),
  'the CSV of a pod': button('pod.csv', 'West'),
  'the chart of an account': {
    type: 'overflow',
    action_id: 'account.more',
    block_id: accountBlockId('acme', 'menu'),
    selected_option: { value: 'chart' },
  },
} as const;
const messages = () => app.slack.of('chat.postMessage').length;
const answers = () => app.slack.of('respond').map(textOf);
const ON_ITS_WAY = 'Already on its way to your direct messages.';

describe.each(Object.entries(PRESSES))('%s, pressed twice', (_what, action) => {
  const press = (who: 'manager' | 'exec' = 'manager') => app.press(who, action, 'card');

  it('comes once, and the second press says that it is on its way', async () => {
    await press();
    const files = app.slack.of('files.completeUploadExternal').length;
    expect(files).toBeGreaterThan(0);
    await press();
    expect(messages()).toBe(1);
    expect(app.slack.of('files.completeUploadExternal')).toHaveLength(files);
    expect(answers()[0]).toContain('Sent to you in a direct message.');
    expect(answers()[1]).toContain(ON_ITS_WAY);
  });

  it('comes once when both presses are there together', async () => {
    await Promise.all([press(), press()]);
    expect(messages()).toBe(1);
    expect(answers().filter((said) => said.includes(ON_ITS_WAY))).toHaveLength(1);
  });

  it('comes again after a minute, and at once to someone else', async () => {
    await press();
    await press('exec');
    app.clock.at = new Date(NOW.getTime() + 60_000);
    await press();
    expect(messages()).toBe(3);
  });

  it('comes when it is asked for again after it could not be sent', async () => {
    app.slack.failing.add('chat.postMessage');
    await press();
    expect(answers().join()).not.toContain('Sent to you');
    app.slack.failing.delete('chat.postMessage');
    await press();
    expect(answers().at(-1)).toContain('Sent to you in a direct message.');
  });
});

it('another order of a list is another table, and another page of it is the same one', async () => {
  const press = (place: string) => app.press('manager', button('list.table', 'csv', place), 'card');
  await press('list:all:recommended:1:pager');
  await press('list:all:lowest_score:1:pager');
  expect(messages()).toBe(2);
  await press('list:all:recommended:2:pager');
  expect(messages()).toBe(2);
});

it('the chart asked for twice in a window is drawn once, and the window says so', async () => {
  for (let times = 0; times < 2; times += 1) await app.press('manager', PRESSES['the chart of an account'], 'home');
  const windows = [...app.slack.of('views.open'), ...app.slack.of('views.push')].map(textOf);
  expect(windows[0]).toContain('The chart comes to you in a direct message.');
  expect(windows[1]).toContain(ON_ITS_WAY);
  expect(messages()).toBe(1);
});

it('whoever may not see the files hears so at every press', async () => {
  for (let times = 0; times < 2; times += 1) await app.press('rep', PRESSES['the charts of the portfolio'], 'card');
  for (const said of answers()) expect(said).toContain('The portfolio is for managers');
});
