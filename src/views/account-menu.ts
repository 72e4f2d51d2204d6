import type { Overflow, PlainTextOption } from '@slack/types';
import { ACTIONS, ASK_CHOICES, type AccountChoice, DO_CHOICES } from './ids';
import { plain } from './mrkdwn';

const WORDS: Record<AccountChoice, string> = {
  computed: 'How it was computed',
  people: 'People there',
  timeline: 'What happened',
  chart: 'Chart of 180 days',
  note: 'Write a review note…',
  judge: 'Judge the score…',
  call: 'Prepare a call…',
  report: 'Report for the customer…',
};

/**
 * What else a card can tell (`ask`), and what can be done from it (`do`). Overflow menus and not selects: Slack's client says nothing when
 * what is already chosen in a select is chosen again.
 */
export function buildAccountMenu(kind: 'ask' | 'do'): Overflow {
  const [first, second, ...rest] = kind === 'ask' ? ASK_CHOICES : DO_CHOICES;
  return {
    type: 'overflow',
    action_id: ACTIONS.accountMore,
    options: [option(first), option(second), ...rest.map(option)],
  };
}

const option = (choice: AccountChoice): PlainTextOption => ({ text: plain(WORDS[choice]), value: choice });
