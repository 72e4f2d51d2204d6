import type { ElementState } from './element-state';
import type { InteractiveElement } from './interactive-element';

/** `actions[0]` without `block_id` and `action_ts`, which the server adds. */
export type ActionPayload = ElementState & { action_id: string; [drawn: string]: unknown };

/** Slack repeats these as drawn; the choices offered, labels for screen readers and focus hints are not sent back. */
const REPEATED = new Set([
  'text',
  'value',
  'url',
  'style',
  'placeholder',
  'confirm',
  'initial_option',
  'initial_options',
  'initial_date',
  'initial_date_time',
  'initial_time',
  'initial_user',
  'initial_users',
  'initial_conversation',
  'initial_conversations',
  'initial_channel',
  'initial_channels',
  'initial_value',
]);

/**
 * What Slack puts into `actions[0]` when a person uses an element: the element as drawn plus what was chosen.
 * @param chosen - The element's new state; null for a button, which carries its own value.
 */
export function toAction(element: InteractiveElement, chosen: ElementState | null): ActionPayload {
  const drawn = Object.entries(element).filter(([key]) => REPEATED.has(key));
  const actionId = 'action_id' in element ? (element.action_id ?? '') : '';
  return { ...Object.fromEntries(drawn), ...chosen, type: element.type, action_id: actionId };
}
