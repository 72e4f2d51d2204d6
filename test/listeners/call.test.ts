import { contacts } from '../../src/db/schema';
import { accountBlockId } from '../../src/views/account-block-id';
import { lintMessage, lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { menu, nest, text } from './forms';
import { createSlackApp } from './slack-app';
import { fillWorld, NOW, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(async () => {
  await fillWorld(database.db);
  const person = (
    contactId: string,
    name: string | null,
    role: 'executive_sponsor' | 'champion',
    leftOn: string | null,
  ) => ({
    accountId: 'acme',
    contactId,
    name,
    role,
    leftOn,
    source: 'test',
  });
  await database.db.insert(contacts).values([
    person('c1', 'Gone Already', 'executive_sponsor', '2026-11-23'),
    person('c2', 'Ada Byron', 'executive_sponsor', '2026-11-24'), // tomorrow
    person('c3', null, 'champion', null),
  ]);
});
beforeEach(() => app.slack.clear());

const open = (who: Who, accountId = 'acme') =>
  app.press(who, { ...menu('overflow', 'account.more', 'call'), block_id: accountBlockId(accountId, 'menu') }, 'card');
const choose = (who: Who, kind: string) =>
  app.press(
    who,
    { ...menu('static_select', 'call.choose', kind), block_id: accountBlockId('acme', 'call:churn_risk') },
    'home',
  );
const submit = (who: Who, draft: string | null, kind = 'churn_risk') =>
  app.submit(who, {
    id: 'V1',
    callback_id: 'account.call',
    private_metadata: JSON.stringify({ accountId: 'acme', kind }),
    state: { values: nest({ [`call_draft_${kind}`]: text(draft) }) },
  });

describe('"Prepare a call" in a card’s menu', () => {
  it('R220: opens the draft that the account’s state asks for, to whoever decides there and is still there', async () => {
    await open('rep');
    const view = lastOf('views.open');
    expect(lintView(view)).toEqual([]);
    const shown = JSON.stringify(view);
    expect(shown).toContain('Suggested: Churn risk, because the account is Red.');
    expect(shown).toContain('Hello Ada Byron, this is Name of rep.');
    expect(shown).toContain('I own this from here');
  });

  it('R218, R219: another kind of call takes its place', async () => {
    await choose('rep', 'renewal');
    expect(JSON.stringify(lastOf('views.update'))).toContain('Your contract runs until 31 Mar 2027.');
    await choose('rep', 'check_in');
    expect(JSON.stringify(lastOf('views.update'))).toContain('Could we take 20 minutes');
  });

  it('sends the draft as it was changed, into the caller’s own direct message', async () => {
    expect(await submit('rep', 'Hello Ada,\n\nmy own words.')).toEqual([undefined]);
    const note = app.slack.of('chat.postMessage');
    expect(note).toMatchObject([{ channel: 'U0REP', text: 'Your draft for the call with Acme: Churn risk.' }]);
    expect(lintMessage(note[0] as { text: string; blocks: unknown[] })).toEqual([]);
    expect(JSON.stringify(note)).toContain('my own words.');
  });

  it('of an emptied draft says so under it', async () => {
    expect(await submit('rep', null)).toEqual([
      { response_action: 'errors', errors: { call_draft_churn_risk: 'Write what you want to say.' } },
    ]);
  });

  it.each(['csm', 'manager', 'revops', 'exec'] as const)('is there for %s, who sees the account', async (who) => {
    await open(who);
    expect(app.slack.of('views.open')).toHaveLength(1);
  });

  it.each(['otherRep', 'otherManager', 'guest', 'external', 'unmapped', 'bot', 'deactivated'] as const)(
    'tells %s nothing, by whichever way it is asked',
    async (who) => {
      await open(who);
      await choose(who, 'renewal');
      await submit(who, 'Hello');
      expect(app.slack.of('views.open')).toEqual([]);
      expect(app.slack.of('views.update')).toEqual([]);
      expect(JSON.stringify(app.slack.of('chat.postMessage'))).not.toContain('Acme');
    },
  );

  it('stands a hostile name', async () => {
    await open('rep', 'hostile');
    expect(lintView(lastOf('views.open'))).toEqual([]);
  });

  it('counts the days where the caller is', async () => {
    app.clock.at = new Date('2026-11-23T23:30:00Z'); // the 24th in Berlin
    await choose('rep', 'churn_risk');
    app.clock.at = NOW;
    expect(JSON.stringify(lastOf('views.update'))).toContain('on Tue 8 Dec,');
  });
});

function lastOf(method: string): object {
  const view = app.slack.of(method).at(-1)?.['view'];
  if (typeof view !== 'object' || view === null) throw new Error(`no ${method}`);
  return view;
}
