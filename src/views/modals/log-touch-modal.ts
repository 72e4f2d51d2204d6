import type { ModalView } from '@slack/types';
import { CALLBACKS, INPUTS } from '../ids';
import { LIMITS, SHOWN } from '../limits';
import { context, section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { ACTION_KIND_WORDS, NOTE_LENGTH } from './alert-modals';
import { selectInput, textInput } from './inputs';

/** `responseUrl` null: pressed on Home, which is drawn again. */
export type TouchTarget = { accountId: string; responseUrl: string | null };

/** What was done for an account without an open alert, and a note that is kept with it. */
export function buildLogTouchModal(target: TouchTarget, accountName: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.logTouch,
    private_metadata: JSON.stringify(target),
    title: plain('Log action', LIMITS.viewTitle),
    submit: plain('Log', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: [
      section(`*${escapeMrkdwn(accountName, SHOWN.name)}*`),
      selectInput({ id: INPUTS.actionKind, label: 'What did you do?' }, ACTION_KIND_WORDS),
      textInput({ id: INPUTS.actionNote, label: 'Note', isOptional: true }, NOTE_LENGTH),
      context('Counts as a contact with this customer, in the score and in triggers.'),
    ],
  };
}
