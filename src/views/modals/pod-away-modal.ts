import type { ModalView } from '@slack/types';
import type { PersonChoice } from '../../domain/person-choice';
import { CALLBACKS, INPUTS } from '../ids';
import { LIMITS } from '../limits';
import { section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { dateInput, personInput } from './inputs';

/** `responseUrl`: of the page of the pod, which is drawn again. */
export type PodAwayTarget = { pod: string; responseUrl: string };
type People = { reps: readonly PersonChoice[]; covers: readonly PersonChoice[] };

/** Who of a pod is away, until when, and who covers: by whoever answers for the pod. */
export function buildPodAwayModal(target: PodAwayTarget, { reps, covers }: People): ModalView {
  const cover = { id: INPUTS.awayCover, label: 'Who covers?', isOptional: true } as const;
  const what = `*Pod ${escapeMrkdwn(target.pod, 80)}*\nUntil then their alerts name someone else. Those they have not answered yet are handed over now, and stay there.`;
  return {
    type: 'modal',
    callback_id: CALLBACKS.podAway,
    private_metadata: JSON.stringify(target),
    title: plain('Someone is away', LIMITS.viewTitle),
    submit: plain('Save', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: [
      section(what),
      personInput({ id: INPUTS.awayPerson, label: 'Who is away?' }, reps),
      dateInput({ id: INPUTS.awayUntil, label: 'Away until', hint: 'The day they are back.' }),
      ...(covers.length === 0 ? [] : [personInput(cover, covers)]),
    ],
  };
}
