import type { KnownBlock, ModalView } from '@slack/types';
import type { Lacking, LackingAccount } from '../../domain/required-fact';
import { ACTIONS, CALLBACKS } from '../ids';
import { LIMITS, SHOWN } from '../limits';
import { button, context, section } from '../message';
import { escapeMrkdwn, mrkdwn, plain } from '../mrkdwn';
import { count, money } from '../wording';
import { nameFacts } from './fact-words';

const NONE = 'Everything that is required is known of all your accounts.';

/** The viewer's accounts of which something required is unknown, most ARR first (R231). */
export function buildLackingModal({ total, rows }: Lacking): ModalView {
  const rest = total - rows.length;
  const more = rest > 0 ? [context(`and ${count(rest, 'more account')}: those above come first, by ARR.`)] : [];
  return {
    type: 'modal',
    callback_id: CALLBACKS.lacking,
    title: plain('Not known yet', LIMITS.viewTitle),
    close: plain('Close', LIMITS.viewTitle),
    blocks: rows.length === 0 ? [section(NONE)] : [...rows.map(buildRow), ...more],
  };
}

function buildRow({ accountId, name, arr, currency, missing }: LackingAccount): KnownBlock {
  const worth = arr === null ? '' : ` · ${money(arr, currency)}`;
  const text = mrkdwn(`*${escapeMrkdwn(name, SHOWN.name)}*${worth}\nNot known: ${nameFacts(missing)}`);
  if (missing.every((fact) => fact === 'owner')) return { type: 'section', text };
  return { type: 'section', text, accessory: button(ACTIONS.fillIn, 'Fill in', accountId, name) };
}
