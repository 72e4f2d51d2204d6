import type { KnownBlock } from '@slack/types';
import type { Home } from '../../domain/home';
import { anyOfFacts } from '../facts/fact-words';
import { ACTIONS } from '../ids';
import { button } from '../message';
import { mrkdwn } from '../mrkdwn';

/** Near the foot: what has to be known of the viewer's accounts and is not (R231), in one line. */
export function lackingLine({ lacking = null }: Pick<Home, 'lacking'>): KnownBlock[] {
  if (lacking === null || lacking.total === 0) return [];
  const { total, facts } = lacking;
  const text = mrkdwn(`${total} of your accounts ${total === 1 ? 'lacks' : 'lack'} ${anyOfFacts(facts)}.`);
  return [
    { type: 'section', text, accessory: button(ACTIONS.listLacking, 'Fill in', 'mine', 'what is not known yet') },
  ];
}
