import { accountHealth, accounts, activities, alertTriggers, savedFilters } from '../../src/db/schema';
import { useDatabase } from '../support/database';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE } from '../views/cards';
import { textOf } from '../views/reading';
import { button, choice, filled, menu, text } from './forms';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(async () => {
  await fillWorld(database.db);
  const { db } = database;
  const trigger = {
    alertId: ALERT_ID,
    tier: 'high' as const,
    reason: 'r',
    action: 'a',
    actionDueOn: '2026-11-27',
    firedAt: NOW,
  };
  await db.insert(alertTriggers).values([
    { ...trigger, trigger: 'turned_red' },
    { ...trigger, trigger: 'detractor' },
    { ...trigger, trigger: 'usage_drop', clearedAt: NOW },
  ]);
  const touch = { accountId: 'acme', kind: 'call' as const, source: 'test' };
  await db.insert(activities).values([
    { ...touch, activityId: '1', happenedAt: new Date('2026-11-12T10:00:00Z') },
    { ...touch, activityId: '2', happenedAt: new Date('2026-11-20T10:00:00Z'), attended: false }, // nobody came
    { ...touch, activityId: '3', happenedAt: new Date('2026-12-01T10:00:00Z') }, // is still to come
  ]);
  // fifteen quiet accounts more, so that there are pages
  const many = Array.from({ length: 15 }, (_, index) => `quiet-${String(index + 10)}`);
  await db.insert(accounts).values(many.map((id) => ({ accountId: id, name: id, aeEmail: 'rep@example.com', pod: 'West', source: 'test' }))); // prettier-ignore
  await db.insert(accountHealth).values(many.map((id, index) => ({ accountId: id, score: 71 + index, band: 'green' as const, scoredAt: NOW, modelVersion: 'abc', coverage: 1, dimensions: [], trend: 'stable' as const }))); // prettier-ignore
});
beforeEach(async () => {
  await database.db.delete(savedFilters);
  app.slack.clear();
});

type Shown = { text: string; blocks: { block_id?: string }[] };
const answer = () => app.slack.of('respond')[0] as Shown & Record<string, unknown>;
const place = (list = 'all', sort = 'lowest_score', page = 1) => ({ block_id: `list:${list}:${sort}:${page}:menu` });

describe('/health list', () => {
  it('R170: without a name shows what needs a look, alerts first, each account once', async () => {
    await app.command('rep', 'list');
    expect(answer()).toMatchObject({ response_type: 'ephemeral' });
    const shown = textOf(answer());
    expect(answer().text).toMatch(/^Review order: 2 of 18 accounts\./);
    expect(shown).toContain('*Open alerts*');
    expect(shown.match(/\*Acme\*/g)).toHaveLength(1);
    expect(lintMessage(answer())).toEqual([]);
  });

  it('R184: counts the triggers that stand, and the last contact that took place', async () => {
    await app.command('rep', 'list all by score');
    expect(textOf(answer())).toMatch(
      /\*Acme\* · 🔴 Red 31 .* · contact <!date\^\d+\^\{date_short_pretty\}\|2026-11-12> · 2 alerts/,
    );
  });

  it('says which names there are where one is wrong, the asker’s own among them', async () => {
    await database.db.insert(savedFilters).values({ email: 'rep@example.com', name: 'Mine', filter: {}, savedAt: NOW });
    await app.command('rep', 'list nonsense');
    expect(textOf(answer())).toContain(
      'I know no list “nonsense”. There are: Review order, Renewal risk, Expansion ready',
    );
    expect(textOf(answer())).toContain('Yours: Mine.');
  });

  it.each<[Who, boolean, boolean]>([
    ['rep', true, false],
    ['csm', true, false],
    ['otherRep', false, true],
    ['manager', true, false],
    ['otherManager', false, true],
    ['revops', true, true],
    ['exec', true, true],
  ])('shows %s what is theirs: Acme %s, Zenith %s', async (who, acme, zenith) => {
    await app.command(who, 'list all by score');
    const shown = textOf(answer());
    expect([shown.includes('*Acme*'), shown.includes('*Zenith Foods*')]).toEqual([acme, zenith]);
  });

  it.each<Who>(['guest', 'external', 'unmapped', 'bot', 'deactivated'])(
    'tells %s that it is not for them',
    async (who) => {
      await app.command(who, 'list all');
      await app.press(who, { ...button('list.table', 'csv'), ...place() }, 'card');
      await app.press(who, { ...button('list.new', 'new'), ...place() }, 'card');
      expect(app.slack.of('respond')).toHaveLength(3);
      expect(textOf(app.slack.of('respond'))).not.toContain('acme');
      expect([...app.slack.of('views.open'), ...app.slack.of('chat.postMessage')]).toEqual([]);
    },
  );
});

describe('turning the pages of a list', () => {
  const press = (action: object) => app.press('rep', action as Record<string, unknown>, 'card');

  it('shows the next and the previous one in its place', async () => {
    await press({ ...button('list.next', 'next'), ...place() });
    expect(answer()).toMatchObject({ replace_original: true });
    expect(textOf(answer())).toContain('9–16 shown');
    app.slack.clear();
    await press({ ...button('list.previous', 'previous'), ...place('all', 'lowest_score', 3) });
    expect(textOf(answer())).toContain('9–16 shown');
  });

  it('shows the last one where there are fewer pages by now', async () => {
    await press({ ...button('list.next', 'next'), ...place('all', 'lowest_score', 400) });
    expect(textOf(answer())).toContain('18 of 18 accounts, 17–18 shown');
  });

  it('takes another list or order from its first page', async () => {
    await press({ ...menu('static_select', 'list.choose', 'high_value_at_risk'), ...place('all', 'lowest_score', 3) });
    expect(answer().text).toMatch(/^High value at risk: 2 of 18 accounts\./);
    app.slack.clear();
    await press({ ...menu('static_select', 'list.sort', 'highest_arr'), ...place('all', 'lowest_score', 3) });
    expect(answer().blocks.map(({ block_id: id }) => id)).toContain('list:all:highest_arr:1:menu');
  });

  it.each([
    ['list:nonsense:lowest_score:1:menu'],
    ['list:all:random():1:menu'],
    ['list:all:lowest_score:0:menu'],
    ['list:all:lowest_score:99999:menu'],
    ['list:own:1 or 1=1:lowest_score:1:menu'],
    ['b'],
  ])('refuses a block that no list of ours has: %s', async (blockId) => {
    await press({ ...button('list.next', 'next'), block_id: blockId });
    expect(textOf(answer())).toContain('That did not work');
  });
});

describe('a list of one’s own', () => {
  const RESPONSE_URL = 'https://hooks.slack.com/actions/T0HOME/1/abc';
  const empty = { selected_options: [] };
  const FORM = {
    list_name: text('Slipping'), list_bands: { selected_options: [{ value: 'red' }, { value: 'yellow' }] }, list_segment: choice(null),
    list_renewal: choice(null), list_alerts: empty, list_score_below: text('30'), list_score_above: text(null), list_arr_above: text('1000'),
    list_usage: choice(null), list_tier: choice(null),
  }; // prettier-ignore
  const submit = (values: object, who: Who = 'rep') =>
    app.submit(who, filled({ callback_id: 'list.new', private_metadata: JSON.stringify({ responseUrl: RESPONSE_URL }) }, { ...FORM, ...values })); // prettier-ignore

  it('opens a form that Slack takes', async () => {
    await app.press('rep', { ...button('list.new', 'new'), ...place() }, 'card');
    expect(lintView(app.slack.of('views.open')[0]?.['view'] as object)).toEqual([]);
  });

  it('R186: is saved, shown at once and found by its name ever after, by nobody else', async () => {
    await submit({});
    expect(answer().text).toMatch(/^“Slipping” is saved and stands in the menu\. Slipping: 1 of 18 accounts\./);
    expect(textOf(answer())).toContain('Red or Yellow and score under 30 and ARR over 1K');
    app.slack.clear();
    await app.command('rep', 'list slip');
    expect(answer().text).toMatch(/^Slipping: 1 of 18/);
    app.slack.clear();
    await app.command('manager', 'list slip');
    expect(textOf(answer())).toContain('I know no list “slip”');
  });

  it('takes the place of one of its name, and says so', async () => {
    await submit({});
    app.slack.clear();
    await submit({ list_name: text('slipping'), list_score_below: text('10') });
    expect(answer().text).toContain('“slipping” was there already: it now means this.');
    expect(await database.db.select().from(savedFilters)).toHaveLength(1);
  });

  it.each([
    ['a name of everyone’s', { list_name: text('Renewal-Risk') }, 'list_name', 'Everyone has a list of this name; choose another one.'],
    ['a name without a letter', { list_name: text('!?') }, 'list_name', 'Give it a name with a letter or digit.'],
    ['a score over 100', { list_score_below: text(null), list_score_above: text('101') }, 'list_score_above', 'A score is a number from 0 to 100.'],
    ['a score that is none', { list_score_below: text('low') }, 'list_score_below', 'A score is a number from 0 to 100.'],
    ['a range without a score', { list_score_above: text('29') }, 'list_score_below', 'No score is under this and over the other.'],
    ['nothing in common', { list_bands: empty, list_score_below: text(null), list_arr_above: text(null) }, 'list_name', 'Fill in at least one thing the accounts have in common.'],
  ])('refuses %s in the form', async (_what, values, field, sentence) => {
    expect(await submit(values)).toEqual([{ response_action: 'errors', errors: { [field]: sentence } }]);
    expect(await database.db.select().from(savedFilters)).toEqual([]);
  }); // prettier-ignore

  it('has no room for a thirteenth, but for another meaning of the twelfth', async () => {
    for (let index = 1; index <= 12; index += 1) await submit({ list_name: text(`List ${index}`) });
    app.slack.clear();
    expect(await submit({ list_name: text('List 13') })).toEqual([
      {
        response_action: 'errors',
        errors: { list_name: 'You have 12 lists: delete one first, or save this under the name of one.' },
      },
    ]);
    expect(app.slack.of('respond')).toEqual([]);
    await submit({ list_name: text('List 12') });
    expect(answer().text).toContain('it now means this');
  });

  it('is deleted by its owner alone, and the review order takes its place', async () => {
    await submit({});
    const [saved] = await database.db.select().from(savedFilters);
    const remove = { ...button('list.delete', 'delete'), ...place(`own:${saved?.filterId}`) };
    await app.press('manager', remove, 'card');
    expect(await database.db.select().from(savedFilters)).toHaveLength(1);
    app.slack.clear();
    await app.press('rep', remove, 'card');
    expect(answer().text).toMatch(/^“Slipping” is deleted\. Review order/);
    app.slack.clear();
    await app.press('rep', { ...button('list.next', 'next'), ...place(`own:${saved?.filterId}`) }, 'card');
    expect(textOf(answer())).toContain('This list no longer exists.');
  });
});

describe('a list as a table', () => {
  it('R192: goes to the asker alone, in a direct message', async () => {
    await app.press('rep', { ...button('list.table', 'csv'), ...place() }, 'card');
    const message = { channel: 'U0REP', text: 'All accounts as a table: 18 accounts.' };
    expect(app.slack.of('chat.postMessage')).toEqual([expect.objectContaining(message)]);
    const file = { filename: 'accounts-all-accounts-2026-11-23.csv' };
    expect(app.slack.of('files.getUploadURLExternal')).toEqual([expect.objectContaining(file)]);
    expect(answer()).toMatchObject({ response_type: 'ephemeral', text: 'Sent to you in a direct message.' });
  });
});

it('a hostile name stands in a row as it is, and pings nobody', async () => {
  await app.command('rep', 'list');
  expect(textOf(answer())).toContain('&lt;!channel&gt; &amp; &lt;b&gt;');
  expect(textOf(answer())).not.toContain(HOSTILE);
});
