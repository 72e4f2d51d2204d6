import { listElements } from '../block-kit/walk';
import { asText, isObject, type JsonObject } from '../json';
import { stateFieldOf } from './element-state';

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function textError(element: JsonObject, text: string): string | null {
  const min = typeof element.min_length === 'number' ? element.min_length : 0;
  const max = typeof element.max_length === 'number' ? element.max_length : 3000;
  if (text.length < min) return `Must be at least ${min} characters.`;
  return text.length > max ? `Must be at most ${max} characters.` : null;
}

function numberError(element: JsonObject, text: string): string | null {
  const value = Number(text);
  if (Number.isNaN(value)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && value < Number(element.min_value))
    return `Must be at least ${asText(element.min_value)}.`;
  if (element.max_value !== undefined && value > Number(element.max_value))
    return `Must be at most ${asText(element.max_value)}.`;
  return null;
}

function valueError(element: JsonObject, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  switch (element.type) {
    case 'plain_text_input':
      return textError(element, value);
    case 'number_input':
      return numberError(element, value);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? null : 'Please enter an email address.';
    case 'url_text_input':
      return URL.canParse(value) ? null : 'Please enter a URL.';
    default:
      return null;
  }
}

/** What Slack's client itself finds wrong with a form before it sends anything, by block_id. */
export function findInputErrors(
  blocks: readonly unknown[],
  values: Record<string, JsonObject>,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element } of listElements(blocks, '')) {
    if (block.type !== 'input') continue;
    const blockId = asText(block.block_id);
    const state = values[blockId]?.[asText(element.action_id)];
    const value = isObject(state) ? state[stateFieldOf(element.type) ?? ''] : null;
    const error = isEmpty(value) ? null : valueError(element, value);
    if (isEmpty(value) && block.optional !== true) errors[blockId] = 'Please complete this required field.';
    else if (error !== null) errors[blockId] = error;
  }
  return errors;
}
