import type { InputBlock, KnownBlock, PlainTextInput } from '@slack/types';
import type { StateValues } from './build-state-values';
import { blockIdOf } from './interactive-element';
import type { ElementState } from './element-state';

const MAX_LENGTH = 3000; // of a plain_text_input, docs.slack.dev

function isEmpty(state: ElementState | undefined): boolean {
  if (state === undefined) return true;
  const { type: _type, ...answers } = state;
  return Object.values(answers).every(
    (answer) => answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0),
  );
}

function findLengthError({ min_length = 0, max_length = MAX_LENGTH }: PlainTextInput, length: number): string | null {
  if (length < min_length) return `Please enter at least ${min_length} characters.`;
  return length > max_length ? `Please enter at most ${max_length} characters.` : null;
}

function findError({ element, optional }: InputBlock, state: ElementState | undefined): string | null {
  if (isEmpty(state)) return optional === true ? null : 'Please complete this required field.';
  return element.type === 'plain_text_input' ? findLengthError(element, state?.value?.length ?? 0) : null;
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
