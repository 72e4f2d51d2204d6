import { contacts, healthHistory, people } from '../../src/db/schema';
import { accountBlockId } from '../../src/views/account-block-id';
import { lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { button, choice, filled, menu } from './forms';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW, refillAlerts, USERS, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const source = 'test';

beforeAll(async () => {
  await fillWorld(database.db);
  await database.db.insert(contacts).values(Array.from({ length: 20 }, (_, index) => ({ accountId: 'acme', contactId: `c${index}`, name: `Contact ${index}`, source }))); // prettier-ignore
  await database.db.insert(healthHistory).values(
    [60, 31].map((score, index) => ({
      accountId: 'acme',
      day: `2026-11-${20 + index}`,
      scoredAt: NOW,
      modelVersion: 'v1',
      score,
      band: index === 0 ? ('yellow' as const) : ('red' as const),
      coverage: 1,
      dimensions: {},
      points: {},
    })),
  );
});
beforeEach(async () => {
  await refillAlerts(database.db);
  app.slack.clear();
});

const ofAccount = (accountId: string, part = 'menu') => ({ block_id: accountBlockId(accountId, part) ?? '' });
const choose = (value: string, accountId = 'acme') => ({
  ...menu('overflow', 'account.more', value),
  ...ofAccount(accountId),
});
const inWindow = (who: Who, action: object, view: object = {}) =>
  app.deliver({
    type: 'block_actions',
    user: { id: USERS[who].id, team_id: 'T0HOME' },
    team: { id: 'T0HOME' },
    trigger_id: 'trigger',
    actions: [{ action_ts: '1', ...action }],
    container: { type: 'view', view_id: 'V1' },
    view: { type: 'modal', id: 'V1', root_view_id: 'V1', previous_view_id: null, ...view },
  });
const viewsOf = (method: string) => app.slack.of(method).map(({ view }) => view as Record<string, unknown>);

describe('the menu of a card', () => {
  it.each([
    ['computed', 'How it was computed'],
    ['people', 'People there'],
    ['timeline', 'What happened'],
  ])('opens %s over a message', async (what, title) => {
    await app.press('rep', choose(what), 'card');
    const [view] = viewsOf('views.open');
    expect(textOf(view)).toContain(title);
    expect(textOf(view)).toContain('*Acme*');
    expect(lintView(view ?? {})).toEqual([]);
  });

  it.each(['computed', 'people', 'timeline'])('lays %s on the window it was chosen in', async (what) => {
    await inWindow('rep', choose(what));
    expect(viewsOf('views.push')).toHaveLength(1);
    expect(viewsOf('views.open')).toHaveLength(0);
  });

  it('takes the place of a third window: Slack stacks no fourth', async () => {
    await inWindow('rep', choose('people'), { id: 'V3', root_view_id: 'V1', previous_view_id: 'V2' });
    expect(app.slack.of('views.update')).toMatchObject([{ view_id: 'V3' }]);
    expect(viewsOf('views.push')).toHaveLength(0);
  });

  it('lays one on a second', async () => {
    await inWindow('rep', choose('people'), { id: 'V2', root_view_id: 'V1', previous_view_id: 'V1' });
    expect(viewsOf('views.push')).toHaveLength(1);
  });

  it.each(['computed', 'people', 'timeline', 'chart'])(
    'gives %s to nobody who may not see the account',
    async (what) => {
      await app.press('otherRep', choose(what), 'card');
      await app.press('guest', choose(what), 'card');
      for (const method of ['views.open', 'files.getUploadURLExternal']) expect(app.slack.of(method)).toHaveLength(0);
      const [own, guest] = app.slack.of('respond').map(textOf);
      expect(own).toContain('I find no such account among yours.');
      expect(guest).toContain('guest');
    },
  );

  it('takes no id that no view of ours wrote', async () => {
    await app.press('rep', { ...choose('people'), block_id: 'account:%E0%A4%A:menu' }, 'card');
    expect(app.slack.of('views.open')).toHaveLength(0);
    expect(app.logged.at(-1)).toMatchObject({ msg: 'listener failed' });
  });
});

describe('the chart', () => {
  it('comes as a file in a direct message, its numbers in words, and the card says so', async () => {
    await app.press('rep', choose('chart'), 'card');
    const [message] = app.slack.of('chat.postMessage');
    expect(message).toMatchObject({ channel: 'U0REP' });
    expect(textOf(message)).toContain('Acme: score 31, Red, on 21 Nov 2026. It began at 60 on 20 Nov 2026');
    expect(app.slack.of('upload')).toHaveLength(1);
    expect(JSON.stringify(app.slack.of('files.getUploadURLExternal'))).toContain('score 31');
    expect(textOf(app.slack.of('respond'))).toContain('Sent to you in a direct message.');
  });

  it('chosen in a window is announced before it is drawn: a trigger does not live that long', async () => {
    await inWindow('rep', choose('chart'));
    const methods = app.slack.calls.map(({ method }) => method).filter((method) => method !== 'users.info');
    expect(methods.slice(0, 3)).toEqual(['ack', 'views.push', 'chat.postMessage']);
    expect(textOf(viewsOf('views.push'))).toContain('The chart comes to you in a direct message.');
  });

  it('is not sent where there is nothing to draw', async () => {
    await app.press('rep', choose('chart', 'hostile'), 'card');
    expect(textOf(app.slack.of('respond'))).toContain('There is nothing to draw yet');
    expect(app.slack.of('chat.postMessage')).toHaveLength(0);
  });
});

describe('pages and people', () => {
  it('turns the pages of the people in place', async () => {
    await inWindow('rep', { ...button('people.on', '1'), ...ofAccount('acme', 'page-0') });
    const [update] = app.slack.of('views.update');
    expect(update).toMatchObject({ view_id: 'V1' });
    expect(textOf(update)).toContain('Page 2 of 2');
  });

  it('turns the pages of what happened in place', async () => {
    await inWindow('rep', { ...button('timeline.back', '0'), ...ofAccount('acme', 'page-1') });
    expect(textOf(app.slack.of('views.update'))).toContain('What happened');
  });

  it('R189: opens one person on top of the list', async () => {
    await inWindow('rep', { ...button('people.open', 'c7'), ...ofAccount('acme', 'person-7') });
    expect(textOf(viewsOf('views.push'))).toContain('*Contact 7*');
  });

  it.each([
    ['people.on', '1', 'page-0'],
    ['timeline.on', '1', 'page-0'],
    ['people.open', 'c7', 'person-7'],
  ])('gives %s to nobody who may not see the account', async (id, value, part) => {
    await inWindow('otherRep', { ...button(id, value), ...ofAccount('acme', part) });
    for (const method of ['views.update', 'views.push']) expect(app.slack.of(method)).toHaveLength(0);
    expect(textOf(app.slack.of('chat.postMessage'))).toContain('I find no such account among yours.');
  });
});

const suggest = async (who: Who, action_id: string, value: string, view: object = { type: 'modal' }) => {
  const [answer] = await app.deliver({
    type: 'block_suggestion',
    user: { id: USERS[who].id, team_id: 'T0HOME' },
    team: { id: 'T0HOME' },
    block_id: action_id,
    action_id,
    value,
    view,
  });
  const { options } = answer as { options: { text: { text: string }; value: string }[] };
  return options.map(({ text }) => text.text);
};

describe('finding an account', () => {
  it('opens a form for whoever may use Barometer, and for nobody else', async () => {
    await app.press('rep', button('account.find', 'find'), 'home');
    expect(viewsOf('views.open')).toMatchObject([{ callback_id: 'account.find' }]);
    app.slack.clear();
    await app.press('guest', button('account.find', 'find'), 'home');
    expect(viewsOf('views.open')).toHaveLength(0);
  });

  it('offers accounts of one’s own while one types, with their pod', async () => {
    expect(await suggest('rep', 'find_account', 'acm')).toEqual(['Acme · West', 'Acme Laboratories · West']);
    expect(await suggest('otherRep', 'find_account', 'acm')).toEqual([]);
    expect(await suggest('rep', 'find_account', 'ac\0m')).toEqual(['Acme · West', 'Acme Laboratories · West']);
  });

  it.each(['guest', 'unmapped'] as const)('offers %s an empty list, not an error', async (who) => {
    expect(await suggest(who, 'find_account', 'acme')).toEqual([]);
    expect(app.slack.of('chat.postMessage')).toEqual([]);
  });

  it('that fails is logged, and not told in a message at every letter typed', async () => {
    app.slack.failing.add('users.info');
    const user = { id: USERS.csm.id, team_id: 'T0HOME' }; // not asked for before
    const typed = { type: 'block_suggestion', user, team: { id: 'T0HOME' }, block_id: 'b', value: 'acme' };
    expect(await app.deliver({ ...typed, action_id: 'find_account' })).toEqual([]);
    expect(app.slack.of('chat.postMessage')).toEqual([]);
    expect(app.logged.at(-1)).toMatchObject({ msg: 'listener failed' });
  });

  it('shows the card in the place of the form', async () => {
    await app.press('rep', button('account.find', 'find'), 'home');
    const form = viewsOf('views.open')[0] ?? {};
    const [answer] = await app.submit('rep', filled(form, { find_account: choice('acme') }));
    expect(answer).toMatchObject({ response_action: 'update', view: { callback_id: 'account.card' } });
    expect(textOf(answer)).toContain('*31* of 100');
  });

  it('answers under the field for an account that is not there, or not theirs', async () => {
    const form = { callback_id: 'account.find', private_metadata: '' };
    for (const id of ['zenith', 'nothing']) {
      const [answer] = await app.submit('rep', filled(form, { find_account: choice(id) }));
      expect(answer).toEqual({
        response_action: 'errors',
        errors: { find_account: 'This account is no longer among yours.' },
      });
    }
    const [empty] = await app.submit('rep', filled(form, { find_account: choice(null) }));
    expect(empty).toMatchObject({ errors: { find_account: 'Choose an account.' } });
  });
});

describe('giving an alert to one of more people than a list can hold', () => {
  const crowd = Array.from({ length: 120 }, (_, index) => `Colleague ${String(index).padStart(3, '0')}`);
  const metadata = { type: 'modal', private_metadata: JSON.stringify({ alertId: ALERT_ID, origin: { kind: 'home' } }) };
  beforeAll(() =>
    database.db.insert(people).values(
      crowd.map((name, index) => ({
        email: `many${index}@example.com`,
        name,
        role: 'ae' as const,
        pod: 'West',
        source,
      })),
    ),
  );

  it('asks for the name, and offers who may be named', async () => {
    await app.press('rep', menu('overflow', 'alert.more', `reassign:${ALERT_ID}`));
    expect(JSON.stringify(viewsOf('views.open'))).toContain('external_select');
    expect(await suggest('rep', 'reassign_to', 'gue 11', metadata)).toEqual(
      crowd.slice(110).map((name) => `${name} · AE · West`),
    );
  });

  it.each(['otherRep', 'guest', 'unmapped'] as const)('offers nobody to %s, who may not give it away', async (who) => {
    expect(await suggest(who, 'reassign_to', 'colleague', metadata)).toEqual([]);
  });

  it('bears signs no database holds', async () => {
    expect(await suggest('rep', 'reassign_to', 'gue\0 11', metadata)).toHaveLength(crowd.slice(110).length);
  });

  it.each(['%', '_', '\\'])('takes %p as a letter of a name', async (text) => {
    expect(await suggest('rep', 'reassign_to', text, metadata)).toEqual([]);
  });

  it('gives it to one of them who would not have been listed', async () => {
    await app.press('rep', menu('overflow', 'alert.more', `reassign:${ALERT_ID}`));
    const form = viewsOf('views.open')[0] ?? {};
    const user = { id: 'U0REP', team_id: 'T0HOME' };
    const [answer] = await app.deliver({ type: 'block_suggestion', user, team: { id: 'T0HOME' }, action_id: 'reassign_to', block_id: 'reassign_to', value: 'Colleague 119', view: metadata }); // prettier-ignore
    const { options } = answer as { options: { value: string }[] };
    const key = options[0]?.value ?? '';
    await app.submit('rep', filled(form, { reassign_to: choice(key), reassign_note: { type: 'plain_text_input', value: null } })); // prettier-ignore
    const { rows } = await database.pool.query<{ dri_email: string }>('select dri_email from alerts where alert_id = $1', [ALERT_ID]); // prettier-ignore
    expect(rows).toEqual([{ dri_email: 'many119@example.com' }]);
  });
});
