import type { KnownBlock } from '@slack/types';
import type { SaidCustomer, UnmatchedCustomer } from '../../domain/source';
import type { Unmatched } from '../../domain/source-match';
import { ACTIONS } from '../ids';
import { LIMITS } from '../limits';
import { button, context, section } from '../message';
import { escapeMrkdwn, mrkdwn } from '../mrkdwn';
import { count } from '../wording';

const SOURCES_NAMED = 10;
const DOMAINS_NAMED = 3;

/** Customers of sources that nobody recognised (R227): counts for everyone, names and a way to match them for RevOps. Nothing where there are none. */
export function buildUnmatched(unmatched: Unmatched | undefined): KnownBlock[] {
  if (unmatched === undefined) return [];
  return [...buildOpen(unmatched), ...(unmatched.said ?? []).map(buildSaid)];
}

function buildOpen({ counts, customers }: Unmatched): KnownBlock[] {
  if (counts.length === 0) return [];
  const named = counts.slice(0, SOURCES_NAMED).map(sayCount);
  const more = counts.length > named.length ? [`and ${count(counts.length - named.length, 'more source')}`] : [];
  const head = section(`*Customers nobody recognised*\n${[...named, ...more].join('\n')}`);
  if (customers === null) return [head, context('RevOps can say which accounts they are.')];
  const rest = counts.reduce((sum, one) => sum + one.customers, 0) - customers.length;
  const others = `And ${count(rest, 'more customer')}, of whom less waits: \`barometer match\` lists them.`;
  return [head, ...customers.map(buildCustomer), ...(rest > 0 ? [context(others)] : [])];
}

/** What was said lately stands where it was asked for, with the way back. */
function buildSaid(said: SaidCustomer): KnownBlock {
  const text = mrkdwn(`✓ ${saySaid(said)}`);
  const value = JSON.stringify([said.source, said.key]);
  if (value.length > LIMITS.buttonValue) return { type: 'section', text };
  return { type: 'section', text, accessory: button(ACTIONS.takeBackMatch, 'Undo', value, said.name ?? said.key) };
}

/** "Initech (zendesk 42) is Acme, says Rita" */
export function saySaid({ source, key, name, account, by, isByPerson }: SaidCustomer): string {
  const id = `${escapeMrkdwn(source, 40)} ${escapeMrkdwn(key, 60)}`;
  const who = name === null ? id : `${escapeMrkdwn(name, 80)} (${id})`;
  const what = account === null ? 'is no customer of ours' : `is ${escapeMrkdwn(account, 80)}`;
  if (!isByPerson) return `${who} ${what}, by a rule`;
  return `${who} ${what}, ${by === null ? 'as was said at the command line' : `says ${escapeMrkdwn(by, 80)}`}`;
}

const sayCount = ({ source, customers, waiting }: Unmatched['counts'][number]): string =>
  `${escapeMrkdwn(source, 40)}: ${count(customers, 'customer')}, ${count(waiting, 'fact')} waiting`;

function buildCustomer(customer: UnmatchedCustomer): KnownBlock {
  const text = mrkdwn(describeCustomer(customer));
  const value = JSON.stringify([customer.source, customer.key]);
  if (value.length > LIMITS.buttonValue) return { type: 'section', text };
  const accessory = button(ACTIONS.matchCustomer, 'Match', value, customer.name ?? customer.key);
  return { type: 'section', text, accessory };
}

/** "*Initech* · zendesk 42 · initech.test · 12 facts waiting" */
export function describeCustomer({ source, key, name, domains, waiting }: UnmatchedCustomer): string {
  const id = `${escapeMrkdwn(source, 40)} ${escapeMrkdwn(key, 60)}`;
  const where = domains.slice(0, DOMAINS_NAMED).map((domain) => escapeMrkdwn(domain, 60));
  const title = name === null ? [] : [`*${escapeMrkdwn(name, 80)}*`];
  return [...title, id, ...where, `${count(waiting, 'fact')} waiting`].join(' · ');
}
