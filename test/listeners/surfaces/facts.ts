import type { Db } from '../../../src/db/client';
import { contacts, enteredFacts } from '../../../src/db/schema';
import { text } from '../forms';
import { NOW } from '../world';
import { aboutAccount, inWindow, press, submit } from './ask';
import type { Surface } from './surface';

/** Whoever may log an action on the account may say what nobody else has. */
const facts = { cells: 'yynynyy', absent: /^I find no such account among yours\.$/ } as const;

const enterSponsor = async (db: Db) => {
  const value = { name: 'Grace Hopper', email: null };
  await db.insert(enteredFacts).values({ accountId: 'acme', field: 'executive_sponsor', value, enteredBy: 'rep@example.com', enteredAt: NOW }); // prettier-ignore
  await db.insert(contacts).values({ accountId: 'acme', contactId: 'entered:executive_sponsor', name: value.name, role: 'executive_sponsor', source: 'entered' }); // prettier-ignore
};

/** What is required of accounts and unknown. Nobody in this world has told who the sponsors are. */
export const FACTS: readonly Surface[] = [
  { name: 'Fill in', ...press('facts.fill_in', ({ account }) => account), ...facts, shows: /\*Acme\*/, opens: 'facts.fill_in' },
  { name: 'Fill in, on Home: the list', ...press('facts.list', () => 'mine', { place: 'home' }), cells: 'yyyyyyy', shows: /Not known: executive sponsor/, opens: 'facts.lacking' },
  {
    name: 'Take back what was entered', ...facts, given: enterSponsor, shows: /\*Acme\*/, writes: 'entered_facts', opens: 'facts.fill_in',
    ...inWindow('facts.take_back', () => ({ type: 'button', value: 'executive_sponsor' }), aboutAccount),
  },
  {
    name: 'the form: required facts', ...facts, shows: /Grace Hopper/, writes: 'entered_facts',
    ...submit('facts.fill_in', aboutAccount, () => ({ fact_sponsor: text('Grace Hopper'), fact_sponsor_email: text(null) })),
  },
]; // prettier-ignore
