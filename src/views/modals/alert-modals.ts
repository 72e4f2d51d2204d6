import type { KnownBlock, ModalView } from '@slack/types';
import type { ActionKind } from '../../domain/action-kind';
import { CALLBACKS, INPUTS } from '../ids';
import { LIMITS, SHOWN } from '../limits';
import { section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { toMetadata, type AlertModalTarget } from './alert-origin';
import type { PersonChoice } from '../../domain/person-choice';
import { dateInput, personInput, searchInput, selectInput, textInput } from './inputs';
import { OUTCOME_CHOICES } from '../outcome-words';

export const NOTE_LENGTH = 1000;
const STEP_LENGTH = 150;
const NOTE_HINT = 'What changed, where it is heading, what you did. Shown on the alert and in its thread.';
const STEP_HINT = 'Your digest reminds you on that day.';

export const ACTION_KIND_WORDS: Record<ActionKind, string> = {
  call: 'Call',
  email: 'E-mail',
  meeting: 'Meeting',
  training: 'Training',
  qbr: 'Business review',
};

/** What was done, by the template of R174 (changed, trend, action), and what comes next, if anything (R173). */
export function buildLogActionModal(target: AlertModalTarget): ModalView {
  return buildModal(target, CALLBACKS.logAction, 'Log action', 'Log', [
    selectInput({ id: INPUTS.actionKind, label: 'What did you do?' }, ACTION_KIND_WORDS),
    textInput({ id: INPUTS.actionNote, label: 'Note', hint: NOTE_HINT }, NOTE_LENGTH),
    textInput({ id: INPUTS.nextStep, label: 'Next step', isOptional: true, isOneLine: true }, STEP_LENGTH),
    dateInput({ id: INPUTS.nextStepOn, label: 'Next step on', hint: STEP_HINT, isOptional: true }),
  ]);
}

/** `until`: the day offered at first, YYYY-MM-DD. */
export function buildSnoozeModal(target: AlertModalTarget, until: string): ModalView {
  return buildModal(target, CALLBACKS.snooze, 'Snooze', 'Snooze', [
    dateInput({ id: INPUTS.snoozeUntil, label: 'Until', hint: 'It wakes early if the account gets worse.' }, until),
    textInput({ id: INPUTS.snoozeReason, label: 'Reason' }, NOTE_LENGTH),
  ]);
}

const OUTCOME_HINT = 'Of a false alarm: what was wrong? Shown on the alert.';

export function buildResolveModal(target: AlertModalTarget): ModalView {
  return buildModal(target, CALLBACKS.resolve, 'Resolve alert', 'Resolve', [
    selectInput({ id: INPUTS.outcome, label: 'How did it end?' }, OUTCOME_CHOICES),
    textInput({ id: INPUTS.outcomeNote, label: 'Note', hint: OUTCOME_HINT, isOptional: true }, NOTE_LENGTH),
  ]);
}

/** One of the people on offer, null: more than a list can hold, searched for by name; the thread and the new DRI read the note. */
export function buildReassignModal(target: AlertModalTarget, people: readonly PersonChoice[] | null): ModalView {
  const field = { id: INPUTS.reassignTo, label: 'Whose is it from now on?' };
  return buildModal(target, CALLBACKS.reassign, 'Reassign alert', 'Reassign', [
    people === null ? searchInput(field, 'Type a name') : personInput(field, people),
    textInput({ id: INPUTS.reassignNote, label: 'Note', hint: 'Shown in the thread.', isOptional: true }, NOTE_LENGTH),
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
