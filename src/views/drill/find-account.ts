import type { Button, ModalView, PlainTextOption } from '@slack/types';
import type { AccountOption } from '../../domain/account-option';
import { ACTIONS, CALLBACKS, INPUTS } from '../ids';
import { LIMITS } from '../limits';
import { button } from '../message';
import { clip, plain } from '../mrkdwn';
import { searchInput } from '../modals/inputs';

/** On Home: the way to any account's card without a command. */
export const findAccountButton = (): Button => button(ACTIONS.findAccount, 'Find an account', 'find', 'by its name');

/** Asks for an account; what is typed is answered with accounts of one's own. Sending it shows the card. */
export function buildFindAccountModal(): ModalView {
  const field = { id: INPUTS.findAccount, label: 'Account', hint: 'A part of its name is enough, misspelt perhaps.' };
  return {
    type: 'modal',
    callback_id: CALLBACKS.findAccount,
    title: plain('Find an account', LIMITS.viewTitle),
    submit: plain('Show', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: [searchInput(field, 'Type a name')],
  };
}

export const NOT_FOUND_SENTENCE = 'This account is no longer among yours.';
const NAME_SHOWN = 45;
const SEGMENTS: Readonly<Record<string, string>> = { enterprise: 'enterprise', mid_market: 'mid-market', smb: 'SMB' };

/**
 * Options for what was typed; where two would read alike, with what tells them apart. An id that fits into no option is left out: the
 * account is still found by `/health <name>`.
 */
export function buildAccountOptions(accounts: readonly AccountOption[]): PlainTextOption[] {
  const offered = accounts.filter(({ accountId }) => accountId.length <= LIMITS.optionValue);
  const labels = offered.map(labelOf);
  return offered.map(({ accountId }, index) => {
    const label = labels[index] ?? '';
    const isAlone = labels.filter((one) => one === label).length === 1;
    return { text: plain(isAlone ? label : `${label} · ${clip(accountId, 20)}`), value: accountId };
  });
}

const labelOf = ({ name, pod, segment }: AccountOption): string =>
  [clip(name, NAME_SHOWN), ...(pod === null ? [] : [clip(pod, 15)]), ...(segment === null ? [] : [SEGMENTS[segment] ?? segment])].join(' · '); // prettier-ignore
