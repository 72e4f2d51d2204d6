import type { KnownBlock } from '@slack/types';
import type { AccountCard } from '../../domain/account-card';
import type { AccountFacts } from '../../domain/required-fact';
import { ACTIONS } from '../ids';
import { button } from '../message';
import { escapeMrkdwn, mrkdwn } from '../mrkdwn';
import { nameFacts } from './fact-words';

const NAME_SHOWN = 80;

/** On an account's card (R231): what is required and unknown, what a person entered, and a way to fill it in. Nothing where nothing is either. */
export function factBlocks({ accountId, name, facts = null }: AccountCard): KnownBlock[] {
  if (facts === null || facts.missing.length + facts.entered.length === 0) return [];
  const text = mrkdwn([...sayMissing(facts), ...sayWhoEntered(facts)].join('\n'));
  const isFillable = facts.missing.some((fact) => fact !== 'owner');
  if (!isFillable && facts.entered.length === 0) return [{ type: 'section', text }];
  return [
    { type: 'section', text, accessory: button(ACTIONS.fillIn, isFillable ? 'Fill in' : 'Change', accountId, name) },
  ];
}

function sayMissing({ missing }: AccountFacts): string[] {
  if (missing.length === 0) return [];
  const owner = missing.includes('owner') ? '. Who owns it only its source can say' : '';
  return [`*Not known* ${nameFacts(missing)}${owner}`];
}

/** Names stand with what they entered, so that somebody can be asked. */
function sayWhoEntered({ entered }: AccountFacts): string[] {
  if (entered.length === 0) return [];
  const names = [...new Set(entered.map(({ byName }) => byName))];
  const each = names.map((name) => {
    const theirs = entered.filter(({ byName }) => byName === name).map(({ field }) => field);
    return `${nameFacts(theirs)} by ${escapeMrkdwn(name, NAME_SHOWN)}`;
  });
  return [`*Entered by hand* ${each.join('; ')}`];
}
