import type { ModalView } from '@slack/types';
import type { UnmatchedCustomer } from '../../domain/source';
import { CALLBACKS, INPUTS } from '../ids';
import { LIMITS } from '../limits';
import { section } from '../message';
import { searchInput, selectInput } from '../modals/inputs';
import { plain } from '../mrkdwn';
import { describeCustomer } from './unmatched';

export const MATCH_WHATS = ['account', 'ignore'] as const;
const MATCH_WORDS: Readonly<Record<(typeof MATCH_WHATS)[number], string>> = {
  account: 'One of our accounts',
  ignore: 'No customer of ours: drop what comes of it',
};

/** `responseUrl`: of the message whose button was pressed; what came of it is said there. */
type MatchTarget = { source: string; key: string; responseUrl: string };

/** Asks whose a customer of a source is. */
export function buildMatchModal(customer: UnmatchedCustomer, responseUrl: string): ModalView {
  const target: MatchTarget = { source: customer.source, key: customer.key, responseUrl };
  const hint = 'A part of its name is enough, misspelt perhaps. What waited lands at once; it can be undone.';
  const account = { id: INPUTS.findAccount, label: 'Which account?', hint, isOptional: true } as const;
  return {
    type: 'modal',
    callback_id: CALLBACKS.matchCustomer,
    private_metadata: JSON.stringify(target),
    title: plain('Match a customer', LIMITS.viewTitle),
    submit: plain('Save', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: [
      section(describeCustomer(customer)),
      selectInput({ id: INPUTS.matchWhat, label: 'What is it?', initial: 'account' }, MATCH_WORDS),
      searchInput(account, 'Type a name'),
    ],
  };
}
