import type { ModalView } from '@slack/types';
import type { QbrContent } from '../../domain/qbr';
import { CALLBACKS, INPUTS } from '../ids';
import { LIMITS } from '../limits';
import { section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { textInput } from '../modals/inputs';
import { qbrOccasion } from './qbr-words';

const MOST = 500;

/** Why a review is not signed: whoever prepares it again reads it. `metadata` comes back with the form. */
export function buildSendBackModal(content: QbrContent, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.sendBackQbr,
    title: plain('Send back', LIMITS.viewTitle),
    submit: plain('Send back', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    private_metadata: metadata,
    blocks: [
      section(`${escapeMrkdwn(qbrOccasion(content), 200)}. The pod is told nothing.`),
      textInput({ id: INPUTS.qbrNote, label: 'What is wrong with it?' }, MOST),
    ],
  };
}
