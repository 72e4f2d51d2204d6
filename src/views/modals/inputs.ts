import type { Datepicker, InputBlock, PlainTextInput, StaticSelect } from '@slack/types';
import { plain } from '../mrkdwn';

type Field = { id: string; label: string; hint?: string; isOptional?: true; isOneLine?: true };

/** Inputs whose block_id and action_id are one word, so that an error lands under its field. */
export function textInput(field: Field, maxLength: number): InputBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: field.id,
    multiline: field.isOneLine !== true,
    max_length: maxLength,
  };
  return toBlock(field, element);
}

export function dateInput(field: Field, initial?: string): InputBlock {
  const element: Datepicker = { type: 'datepicker', action_id: field.id };
  return toBlock(field, initial === undefined ? element : { ...element, initial_date: initial });
}

export function selectInput(field: Field, choices: Readonly<Record<string, string>>): InputBlock {
  const options = Object.entries(choices).map(([value, label]) => ({ text: plain(label), value }));
  const element: StaticSelect = { type: 'static_select', action_id: field.id, options };
  return toBlock(field, element);
}

function toBlock(field: Field, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label),
    element,
    ...(field.hint === undefined ? {} : { hint: plain(field.hint, 200) }),
    ...(field.isOptional === undefined ? {} : { optional: true }),
  };
}
