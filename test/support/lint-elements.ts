import { LIMITS } from '../../src/views/limits';
import type { Surface } from './lint-blocks';
import { isList, isRecord, lintText, type Json, type Report } from './lint-text';

const TEXTS = new Set(['mrkdwn', 'plain_text']);
const INPUTS = new Set([
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'file_input',
  'rich_text_input',
]);
const MOST_OPTIONS: Record<string, number> = {
  overflow: LIMITS.overflowOptions,
  static_select: LIMITS.selectOptions,
  multi_static_select: LIMITS.selectOptions,
  radio_buttons: LIMITS.choiceOptions,
  checkboxes: LIMITS.choiceOptions,
};
const KNOWN = new Set([
  'button',
  'image',
  'datepicker',
  'datetimepicker',
  'timepicker',
  'users_select',
  'conversations_select',
  'channels_select',
  'external_select',
  'feedback_buttons',
  'icon_button',
  'workflow_button',
  ...INPUTS,
  ...Object.keys(MOST_OPTIONS),
]);

/** One interactive element, image or text object against Slack's limits. */
export function lintElement(element: Json, path: string, surface: Surface, report: Report): void {
  const type = String(element['type']);
  if (TEXTS.has(type)) return lintText(element, LIMITS.sectionField, path, report);
  if (!KNOWN.has(type)) return report(path, `${type} is no element`);
  if (INPUTS.has(type) && surface === 'message') report(path, `${type} not allowed in a message`);
  if (type === 'image') return lintImage(element, path, report);
  lintStrings(element, path, report);
  if (typeof element['action_id'] !== 'string') report(`${path}.action_id`, 'missing');
  if (type === 'button') lintText(element['text'], LIMITS.buttonText, `${path}.text`, report, 'plain_text');
  lintExtras(element, path, report);
  const most = MOST_OPTIONS[type];
  if (most !== undefined) lintOptions(element, most, path, report);
}

function lintExtras(element: Json, path: string, report: Report): void {
  const { placeholder, confirm } = element;
  if (placeholder !== undefined) lintText(placeholder, LIMITS.placeholder, `${path}.placeholder`, report, 'plain_text');
  if (isRecord(confirm)) lintConfirm(confirm, `${path}.confirm`, report);
}

function lintImage(element: Json, path: string, report: Report): void {
  const alt = element['alt_text'];
  if (typeof alt !== 'string' || alt === '') report(`${path}.alt_text`, 'missing');
  else if (alt.length > LIMITS.altText) report(`${path}.alt_text`, `${alt.length} characters`);
}

function lintStrings(element: Json, path: string, report: Report): void {
  const most = {
    action_id: LIMITS.actionId,
    value: LIMITS.buttonValue,
    url: LIMITS.url,
    accessibility_label: LIMITS.accessibilityLabel,
    initial_value: LIMITS.plainTextInput,
  };
  for (const [key, limit] of Object.entries(most)) {
    const value = element[key];
    if (typeof value === 'string' && value.length > limit)
      report(`${path}.${key}`, `${value.length}, at most ${limit}`);
    if (value === '' && key !== 'initial_value') report(`${path}.${key}`, 'empty');
  }
  if (typeof element['max_length'] === 'number' && element['max_length'] > LIMITS.plainTextInput)
    report(`${path}.max_length`, `at most ${LIMITS.plainTextInput}`);
}

function lintConfirm(confirm: Json, path: string, report: Report): void {
  lintText(confirm['title'], LIMITS.confirmTitle, `${path}.title`, report, 'plain_text');
  lintText(confirm['text'], LIMITS.confirmText, `${path}.text`, report);
  lintText(confirm['confirm'], LIMITS.confirmButton, `${path}.confirm`, report, 'plain_text');
  lintText(confirm['deny'], LIMITS.confirmButton, `${path}.deny`, report, 'plain_text');
}

function lintOptions(element: Json, most: number, path: string, report: Report): void {
  const groups = isList(element['option_groups']) ? element['option_groups'].filter(isRecord) : [];
  const options = [element, ...groups].flatMap((holder) => (isList(holder['options']) ? holder['options'] : []));
  if (options.length === 0 || options.length > most) report(`${path}.options`, `${options.length}, from 1 to ${most}`);
  const values = new Set<unknown>();
  options.forEach((option, index) => {
    const at = `${path}.options[${index}]`;
    if (!isRecord(option)) return report(at, 'not an object');
    lintText(option['text'], LIMITS.optionText, `${at}.text`, report);
    const value = option['value'];
    if (typeof value !== 'string' || value === '' || value.length > LIMITS.optionValue) report(`${at}.value`, 'length');
    if (values.has(value)) report(`${at}.value`, `${String(value)} twice`);
    values.add(value);
  });
}
