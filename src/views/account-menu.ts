import type { StaticSelect } from '@slack/types';
import { ACCOUNT_CHOICES, ACTIONS, type AccountChoice } from './ids';
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

/** What else a card can tell, and what can be done from it: one menu, so that the card stays short. */
export function buildAccountMenu(): StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTIONS.accountMore,
    placeholder: plain('More…'),
    options: ACCOUNT_CHOICES.map((choice) => ({ text: plain(WORDS[choice]), value: choice })),
  };
}
