import type { ModalView } from '@slack/types';
import { CALLBACKS, INPUTS } from '../ids';
import { FEEDBACK_CHOICES } from '../judgement/feedback-words';
import { SHOWN } from '../limits';
import { context, section } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { toMetadata, type AlertModalTarget } from './alert-origin';
import { buildForm } from './form';
import { selectInput, textInput } from './inputs';

const NOTE_LENGTH = 1000;

/** Why an alert was no use (R84). */
export function buildFeedbackModal(target: AlertModalTarget): ModalView {
  return buildForm({
    callbackId: CALLBACKS.feedback,
    metadata: toMetadata(target),
    title: 'Not useful because…',
    submit: 'Send',
    blocks: [
      section(`*${escapeMrkdwn(target.accountName, SHOWN.name)}*`),
      selectInput({ id: INPUTS.feedbackReason, label: 'Why was this alert no use?' }, FEEDBACK_CHOICES),
      textInput(
        { id: INPUTS.feedbackNote, label: 'Note', hint: 'What would have been right?', isOptional: true },
        NOTE_LENGTH,
      ),
      context('RevOps reads it. It changes neither the alert nor the score; to end the alert, resolve it.'),
    ],
  });
}
