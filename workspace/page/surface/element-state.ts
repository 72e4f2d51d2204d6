import type { Option } from '@slack/types';
import type { InteractiveElement } from './interactive-element';

/** What Slack reports about one element, in `state.values` and, for the element used, in `actions[0]`. */
export type ElementState = {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_date_time?: number | null;
  selected_time?: string | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
};

/**
 * The state of an element nobody has touched: its initial value, or Slack's way of saying "nothing yet".
 * @returns Null for elements without state (buttons, overflow menus, images). Never throws.
 */
export function initialElementState(element: InteractiveElement): ElementState | null {
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'datetimepicker':
      return { type: element.type, selected_date_time: element.initial_date_time ?? null };
    case 'timepicker':
      return { type: element.type, selected_time: element.initial_time ?? null };
    default:
      return initialPlaceState(element);
  }
}

function initialPlaceState(element: InteractiveElement): ElementState | null {
  switch (element.type) {
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type: element.type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type: element.type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type: element.type, selected_channels: element.initial_channels ?? [] };
    default:
      return null;
  }
}
