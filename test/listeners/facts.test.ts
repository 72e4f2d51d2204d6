import { accounts, contacts, enteredFacts } from '../../src/db/schema';
import { lintMessage, lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { HOSTILE } from '../views/cards';
import { textOf } from '../views/reading';
import { button, date, filled, text } from './forms';
import { createSlackApp } from './slack-app';
import { fillWorld, NOW } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await database.db.delete(enteredFacts);
  await database.db.delete(contacts);
  await database.db.update(accounts).set({ renewalOn: null, arr: null });
  app.slack.clear();
  app.clock.at = NOW;
});

type View = Record<string, unknown>;
const lastView = (method: string): View => app.slack.of(method).at(-1)?.['view'] as View;
const lastCard = () => app.slack.of('respond').at(-1) as { blocks: never[]; text: string };
const fillIn = (accountId = 'acme') => button('facts.fill_in', accountId);
const send = (view: View, values: View) => app.submit('rep', { id: 'V2', ...filled(view, values) });
const FIELDS = {
  fact_sponsor: text('Grace Hopper'), fact_sponsor_email: text('Grace@Acme.test'), fact_renewal_on: date('2027-03-31'), fact_arr: text('1,200,000.50'),
}; // prettier-ignore

describe('R231: a card of an account of which something required is unknown', () => {
  it('says what, and asks for just that', async () => {
    await app.command('rep', 'acme');
    expect(lintMessage(lastCard())).toEqual([]);
    expect(textOf(lastCard())).toContain('*Not known* executive sponsor, renewal date, ARR');
    await app.press('rep', fillIn(), 'card');
    const view = lastView('views.open');
    expect(lintView(view)).toEqual([]);
    expect((view['blocks'] as { block_id?: string }[]).flatMap(({ block_id: id }) => id ?? [])).toEqual(Object.keys(FIELDS)); // prettier-ignore
  });

  it('is drawn again with what was filled in, and who did', async () => {
    await app.press('rep', fillIn(), 'card');
    expect(await send(lastView('views.open'), FIELDS)).toEqual([undefined]);
    const card = textOf(lastCard());
    expect(card).toContain('*Entered by hand* executive sponsor, renewal date, ARR by Name of rep');
    expect(card).not.toContain('*Not known*');
    expect(card).toContain('$1.2M');
    expect(await database.db.select().from(contacts)).toMatchObject([{ name: 'Grace Hopper', email: 'grace@acme.test', source: 'entered' }]); // prettier-ignore
  });

  it('offers what was entered for changing, and takes it back where that is pressed', async () => {
    await app.press('rep', fillIn(), 'card');
    await send(lastView('views.open'), { fact_arr: text('5000') });
    await app.press('rep', fillIn(), 'card');
    const view = lastView('views.open');
    expect(JSON.stringify(view)).toContain('"fact_arr_entered"');
    expect(textOf(view)).toContain('*ARR* $5K a year: entered by Name of rep');
    app.slack.clear();
    const window = { type: 'modal', id: 'V2', root_view_id: 'V2', private_metadata: view['private_metadata'] };
    await app.deliver({ ...pressIn('facts.take_back', 'arr'), view: window });
    expect(lintView(lastView('views.update'))).toEqual([]);
    expect(JSON.stringify(lastView('views.update'))).toContain('"fact_arr"'); // another field: Slack’s client keeps what stood in the old one
    expect(textOf(lastCard())).toContain('*Not known* executive sponsor, renewal date, ARR');
  });

  it.each([
    ['fact_arr', text('minus one'), 'Write an amount from 0 up, such as 120000.'],
    ['fact_arr', text('-1'), 'Write an amount from 0 up, such as 120000.'],
    ['fact_arr', text('1.234.567'), 'Write an amount from 0 up, such as 120000.'],
    ['fact_arr', text('9999999999999999'), 'This is more than anybody pays.'],
    ['fact_renewal_on', date('2024-11-22'), 'Choose a day at most 2 years back.'],
    ['fact_renewal_on', date('2036-11-24'), 'Choose a day within 10 years.'],
    ['fact_sponsor_email', text('grace'), 'This is no e-mail address.'],
    ['fact_sponsor', text('x'.repeat(201)), 'A name has 200 characters at most.'],
  ])('says under the field what is wrong: %s %j', async (field, value, sentence) => {
    await app.press('rep', fillIn(), 'card');
    const acks = await send(lastView('views.open'), { [field]: value });
    expect(acks).toMatchObject([{ response_action: 'errors', errors: { [field]: sentence } }]);
    expect(await database.db.select().from(enteredFacts)).toEqual([]);
  });

  it.each([
    ['fact_arr', text('0')],
    ['fact_arr', text('120 000')],
    ['fact_renewal_on', date('2024-11-23')],
    ['fact_renewal_on', date('2036-11-23')],
    ['fact_sponsor', text('x'.repeat(200))],
  ])('takes what lies on the edge: %s %j', async (field, value) => {
    await app.press('rep', fillIn(), 'card');
    expect(await send(lastView('views.open'), { [field]: value })).toEqual([undefined]);
    expect(await database.db.select().from(enteredFacts)).toHaveLength(1);
  });

  it('wants a name with an address, and at least one field', async () => {
    await app.press('rep', fillIn(), 'card');
    const view = lastView('views.open');
    expect(await send(view, { fact_sponsor: text(null), fact_sponsor_email: text('g@acme.test') })).toMatchObject([{ errors: { fact_sponsor: 'Say their name, too.' } }]); // prettier-ignore
    expect(await send(view, { fact_sponsor: text(null), fact_arr: text(' ') })).toMatchObject([{ errors: { fact_sponsor: 'Fill in at least one.' } }]); // prettier-ignore
  });

  it('shows a hostile name as text', async () => {
    await app.press('rep', fillIn(), 'card');
    await send(lastView('views.open'), { fact_sponsor: text(`${HOSTILE}\u0000`) });
    const [kept] = await database.db.select().from(contacts);
    expect(kept?.name).toBe(HOSTILE.trim());
    expect(JSON.stringify(lastCard())).not.toContain('<!channel>');
    await app.press('rep', fillIn(), 'card');
    expect(JSON.stringify((lastView('views.open')['blocks'] as unknown[]).slice(0, 2))).not.toContain('<!channel>');
  });
});

describe('R231: Home of whose accounts lack something', () => {
  it('says so in one line, and lists them; what is filled in there is drawn on both', async () => {
    await app.openHome('rep', 'Ev-facts');
    expect(textOf(lastView('views.publish'))).toContain('3 of your accounts lack an executive sponsor, a renewal date or an ARR.'); // prettier-ignore
    await app.press('rep', button('facts.list', 'mine'), 'home');
    const list = lastView('views.open');
    expect(lintView(list)).toEqual([]);
    expect(textOf(list)).toContain('*Acme*');
    expect(textOf(list)).not.toContain('Zenith');
    const window = {
      type: 'modal',
      id: 'V1',
      root_view_id: 'V1',
      callback_id: list['callback_id'],
      private_metadata: '',
    };
    await app.deliver({ ...pressIn('facts.fill_in', 'acme'), view: window });
    const form = lastView('views.push');
    app.slack.clear();
    await send(form, FIELDS);
    expect(app.slack.of('views.update').at(-1)).toMatchObject({ view_id: 'V1' });
    expect(textOf(lastView('views.update'))).not.toContain('*Acme*');
    expect(textOf(lastView('views.publish'))).toContain('2 of your accounts lack an executive sponsor');
  });

  it('says nothing to those who look over all accounts: they read counts with the freshness of data', async () => {
    await app.openHome('revops', 'Ev-facts-2');
    expect(textOf(lastView('views.publish'))).not.toContain('lack');
    await app.command('revops', 'freshness');
    expect(textOf(lastCard())).toContain('Executive sponsor unknown for 4 of 4 customers');
  });

  it('says nothing where nothing is missing', async () => {
    await database.db.update(accounts).set({ renewalOn: '2027-01-01', arr: 1 });
    const ids = ['acme', 'acme-labs', 'hostile'];
    await database.db.insert(contacts).values(ids.map((accountId) => ({ accountId, contactId: 'c', role: 'executive_sponsor' as const, source: 'test' }))); // prettier-ignore
    await app.openHome('rep', 'Ev-facts-3');
    expect(textOf(lastView('views.publish'))).not.toContain('lack');
  });
});

const pressIn = (action_id: string, value: string) => ({
  type: 'block_actions',
  user: { id: 'U0REP', team_id: 'T0HOME' },
  team: { id: 'T0HOME' },
  trigger_id: 'trigger',
  actions: [{ block_id: 'b', action_ts: '1', ...button(action_id, value) }],
  container: { type: 'view', view_id: 'V1' },
});
