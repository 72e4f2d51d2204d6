import { listElements } from '../block-kit/walk';
import { asText, isObject, objectsIn, type JsonObject } from '../json';

/** Where an element keeps what was chosen. Buttons and overflows keep nothing. */
const FIELDS: Record<string, string> = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  rich_text_input: 'rich_text_value',
  file_input: 'files',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
};

export const stateFieldOf = (type: unknown): string | null => FIELDS[asText(type)] ?? null;

function optionsOf(element: JsonObject): JsonObject[] | null {
  const groups = objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options));
  const options = [...objectsIn(element.options), ...groups];
  return options.length === 0 ? null : options;
}

function asDrawn(options: JsonObject[], chosen: unknown): JsonObject | null {
  const value = isObject(chosen) ? chosen.value : undefined;
  return options.find((option) => option.value === value) ?? null;
}

/** What was chosen, as the app drew it: an option the element does not offer counts as nothing chosen. */
export function chosenOf(element: JsonObject, chosen: unknown): unknown {
  const options = optionsOf(element);
  if (options === null || chosen === null || chosen === undefined) return chosen ?? null;
  if (Array.isArray(chosen)) return chosen.flatMap((one) => asDrawn(options, one) ?? []);
  return asDrawn(options, chosen);
}

function initialOf(element: JsonObject, field: string): unknown {
  const name = field.startsWith('selected_') ? field.replace('selected_', 'initial_') : 'initial_value';
  return element[name] ?? (field.endsWith('s') ? [] : null);
}

/** The state of one element: what the person gave, else what it began with. */
export function elementState(element: JsonObject, given: unknown): JsonObject | null {
  const field = stateFieldOf(element.type);
  if (field === null) return null;
  const hasGiven = isObject(given) && field in given;
  const chosen = hasGiven ? chosenOf(element, given[field]) : initialOf(element, field);
  return { type: element.type, [field]: field === 'value' && chosen === '' ? null : chosen };
}

/** `state.values` of a message or view: an entry for every element that can hold something, nothing else. */
export function stateValues(blocks: readonly unknown[], given: JsonObject): Record<string, JsonObject> {
  const values: Record<string, JsonObject> = {};
  for (const { block, element } of listElements(blocks, '')) {
    const blockId = asText(block.block_id);
    const ofBlock = given[blockId];
    const state = elementState(element, isObject(ofBlock) ? ofBlock[asText(element.action_id)] : undefined);
    if (state !== null) values[blockId] = { ...values[blockId], [asText(element.action_id)]: state };
  }
  return values;
}
