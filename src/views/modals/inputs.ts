import type {
  Datepicker,
  ExternalSelect,
  InputBlock,
  PlainTextInput,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import type { Role } from '../../domain/person';
import type { PersonChoice } from '../../domain/person-choice';
import { LIMITS } from '../limits';
import { clip, plain } from '../mrkdwn';

type Field = {
  id: string;
  label: string;
  hint?: string;
  isOptional?: true;
  isOneLine?: true;
  placeholder?: string; // an example, said in the field while it is empty
  initial?: string | undefined; // stands there already: text, or the value of a choice
};

/** Inputs whose block_id and action_id are one word, so that an error lands under its field. */
export function textInput(field: Field, maxLength: number): InputBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: field.id,
    multiline: field.isOneLine !== true,
    max_length: maxLength,
    ...(field.placeholder === undefined ? {} : { placeholder: plain(field.placeholder, LIMITS.placeholder) }),
    ...(field.initial === undefined ? {} : { initial_value: field.initial.slice(0, maxLength) }),
  };
  return toBlock(field, element);
}

export function dateInput(field: Field, initial?: string): InputBlock {
  const element: Datepicker = { type: 'datepicker', action_id: field.id };
  return toBlock(field, initial === undefined ? element : { ...element, initial_date: initial });
}

export function selectInput(field: Field, choices: Readonly<Record<string, string>>): InputBlock {
  const options = Object.entries(choices).map(([value, label]) => ({ text: plain(label), value }));
  const chosen = options.find(({ value }) => value === field.initial);
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  const element: StaticSelect = { type: 'static_select', action_id: field.id, options, ...initial };
  return toBlock(field, element);
}

/** People by name, with what tells two of one name apart. */
export function personInput(field: Field, people: readonly PersonChoice[]): InputBlock {
  const options = personOptions(people);
  return toBlock(field, { type: 'static_select', action_id: field.id, options });
}

export const personOptions = (people: readonly PersonChoice[]): PlainTextOption[] =>
  people.slice(0, LIMITS.selectOptions).map((one) => ({ text: plain(labelOf(one)), value: one.key }));

/** A choice among more than a list can hold: what is typed is answered by the listener of the field's id. */
export function searchInput(field: Field, placeholder: string): InputBlock {
  const element: ExternalSelect = {
    type: 'external_select',
    action_id: field.id,
    placeholder: plain(placeholder),
    min_query_length: 1,
  };
  return toBlock(field, element);
}

const ROLE_WORDS: Record<Role, string> = {
  ae: 'AE',
  csm: 'CSM',
  manager: 'manager',
  revops: 'RevOps',
  exec: 'executive',
};
const labelOf = ({ name, role, pod }: PersonChoice): string =>
  [clip(name, 40), ROLE_WORDS[role], ...(pod === null ? [] : [pod])].join(' · ');

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
