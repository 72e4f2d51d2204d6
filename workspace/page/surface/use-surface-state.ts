import type { ConfirmationDialog, KnownBlock } from '@slack/types';
import { useState } from 'react';
import type { UiActionRequest } from '../../ui-contract';
import { fetchSuggestions, send } from '../live/client';
import { buildStateValues, type StateValues } from './build-state-values';
import type { ElementState } from './element-state';
import type { InteractiveElement } from './interactive-element';
import { pendingKey, type Surface } from './surface-context';
import { toAction } from './to-action';

type Args = {
  as: string;
  container: UiActionRequest['container'];
  blocks: readonly KnownBlock[];
  onError: (message: string) => void;
};
type Question = { confirm: ConfirmationDialog; answer: (isConfirmed: boolean) => void };

function withState(
  touched: StateValues,
  blockId: string,
  element: InteractiveElement,
  state: ElementState,
): StateValues {
  const actionId = 'action_id' in element ? (element.action_id ?? '') : '';
  return { ...touched, [blockId]: { ...touched[blockId], [actionId]: state } };
}

const confirmOf = (element: InteractiveElement): ConfirmationDialog | null =>
  'confirm' in element ? (element.confirm ?? null) : null;

/** What a person entered on one surface, and the way its elements reach the app. */
export function useSurfaceState({ as, container, blocks, onError }: Args) {
  const [touched, setTouched] = useState<StateValues>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [pending, setPending] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);

  const isConfirmed = (confirm: ConfirmationDialog): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = (isYes: boolean): void => (setQuestion(null), resolve(isYes));
      setQuestion({ confirm, answer });
    });

  async function act(blockId: string, element: InteractiveElement, chosen: ElementState | null): Promise<void> {
    const confirm = confirmOf(element);
    if (pending !== null || (confirm !== null && !(await isConfirmed(confirm)))) return;
    const next = chosen === null ? touched : withState(touched, blockId, element, chosen);
    setTouched(next);
    setPending(pendingKey(blockId, element));
    const action = toAction(element, chosen);
    const reply = await send('action', { as, container, blockId, action, values: buildStateValues(blocks, next) });
    setPending(null);
    if (!reply.ok) onError(reply.message);
  }

  const surface: Surface = {
    values: buildStateValues(blocks, touched),
    errors,
    pending,
    enter: (blockId, element, state) => {
      setTouched((before) => withState(before, blockId, element, state));
      setErrors(({ [blockId]: _gone, ...others }) => others);
    },
    act: (blockId, element, chosen) => void act(blockId, element, chosen),
    suggest: (blockId, actionId, value) => fetchSuggestions({ as, container, blockId, actionId, value }),
  };
  return { surface, question, setErrors };
}
