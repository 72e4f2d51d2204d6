import type { InputBlock, KnownBlock } from '@slack/types';
import type { StateValues } from './build-state-values';
import { blockIdOf } from './interactive-element';
import type { ElementState } from './element-state';

function isEmpty(state: ElementState | undefined): boolean {
  if (state === undefined) return true;
  const { type: _type, ...answers } = state;
  return Object.values(answers).every(
    (answer) => answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0),
  );
}

function findError(block: InputBlock, state: ElementState | undefined): string | null {
  const { element } = block;
  if (isEmpty(state)) return block.optional === true ? null : 'Please complete this required field.';
  const length = state?.value?.length ?? 0;
  if (element.type !== 'plain_text_input') return null;
  if (length < (element.min_length ?? 0)) return `Please enter at least ${element.min_length} characters.`;
  if (length > (element.max_length ?? 3000)) return `Please enter at most ${element.max_length ?? 3000} characters.`;
  return null;
}

/** What Slack's client refuses before it asks the app, by block_id: required fields left empty, texts too short or too long. */
export function findInputErrors(blocks: readonly KnownBlock[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  blocks.forEach((block, index) => {
    if (block.type !== 'input') return;
    const blockId = blockIdOf(block, index);
    const error = findError(block, Object.values(values[blockId] ?? {})[0]);
    if (error !== null) errors[blockId] = error;
  });
  return errors;
}
