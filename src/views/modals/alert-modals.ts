import type { KnownBlock, ModalView } from '@slack/types';
import type { ActionKind } from '../../domain/action-kind';
import { CALLBACKS, INPUTS } from '../ids';
import { LIMITS, SHOWN } from '../limits';
import { section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { toMetadata, type AlertModalTarget } from './alert-origin';
import { dateInput, selectInput, textInput } from './inputs';
import { OUTCOME_CHOICES } from '../outcome-words';

export const NOTE_LENGTH = 1000;

export const ACTION_KIND_WORDS: Record<ActionKind, string> = {
  call: 'Call',
  email: 'E-mail',
  meeting: 'Meeting',
  training: 'Training',
  qbr: 'Business review',
};

/** What was done, in a line; and what comes next, if anything. */
export function buildLogActionModal(target: AlertModalTarget): ModalView {
  return buildModal(target, CALLBACKS.logAction, 'Log action', 'Log', [
    selectInput({ id: INPUTS.actionKind, label: 'What did you do?' }, ACTION_KIND_WORDS),
    textInput({ id: INPUTS.actionNote, label: 'Note', hint: 'Shown on the alert and in its thread.' }, NOTE_LENGTH),
    textInput({ id: INPUTS.nextStep, label: 'Next step', isOptional: true, isOneLine: true }, NOTE_LENGTH),
    dateInput({ id: INPUTS.nextStepOn, label: 'Next step on', isOptional: true }),
  ]);
}

/** `until`: the day offered at first, YYYY-MM-DD. */
export function buildSnoozeModal(target: AlertModalTarget, until: string): ModalView {
  return buildModal(target, CALLBACKS.snooze, 'Snooze', 'Snooze', [
    dateInput({ id: INPUTS.snoozeUntil, label: 'Until', hint: 'It wakes early if the account gets worse.' }, until),
    textInput({ id: INPUTS.snoozeReason, label: 'Reason' }, NOTE_LENGTH),
  ]);
}

export function buildResolveModal(target: AlertModalTarget): ModalView {
  return buildModal(target, CALLBACKS.resolve, 'Resolve alert', 'Resolve', [
    selectInput({ id: INPUTS.outcome, label: 'How did it end?' }, OUTCOME_CHOICES),
    textInput({ id: INPUTS.outcomeNote, label: 'Note', isOptional: true }, NOTE_LENGTH),
  ]);
}

function buildModal(
  target: AlertModalTarget,
  callbackId: string,
  title: string,
  submit: string,
  inputs: KnownBlock[],
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: toMetadata(target),
    title: plain(title, LIMITS.viewTitle),
    submit: plain(submit, LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: [section(`*${escapeMrkdwn(target.accountName, SHOWN.name)}*`), ...inputs],
  };
}
