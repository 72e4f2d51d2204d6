import type { ModalView } from '@slack/types';
import type { PersonChoice } from '../../domain/person-choice';
import { CALLBACKS, INPUTS } from '../ids';
import { LIMITS } from '../limits';
import { section } from '../message';
import { plain } from '../mrkdwn';
import { dateInput, personInput } from './inputs';

const WHAT_HAPPENS =
  'Until then your alerts name someone else. Those you have not answered yet are handed over now, and stay there.';

/** Until when one is away, and who covers; without a cover the rules name the next person. */
export function buildAwayModal(people: readonly PersonChoice[]): ModalView {
  const cover = { id: INPUTS.awayCover, label: 'Who covers for you?', isOptional: true } as const;
  return {
    type: 'modal',
    callback_id: CALLBACKS.away,
    title: plain('Away', LIMITS.viewTitle),
    submit: plain('Save', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: [
      section(WHAT_HAPPENS),
      dateInput({ id: INPUTS.awayUntil, label: 'Away until', hint: 'The day you are back.' }),
      ...(people.length === 0 ? [] : [personInput(cover, people)]),
    ],
  };
}
