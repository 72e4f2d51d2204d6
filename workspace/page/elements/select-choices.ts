import type { MultiSelect, Select } from '@slack/types';
import type { Viewer } from '../live/viewer-context';
import type { ElementState } from '../surface/element-state';
import { toChoice, toChoices, type Choice } from './choice';

type AnySelect = Select | MultiSelect;
const toPlaceChoice = (id: string, name: string): Choice =>
  toChoice({ text: { type: 'plain_text', text: name }, value: id }, null);

/** What a select offers before anyone types: its own options, the people, or the channels the reader may see. */
export function listChoices(element: AnySelect, viewer: Viewer): Choice[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return toChoices(element);
    case 'users_select':
    case 'multi_users_select':
      return viewer.people.map(({ id, name }) => toPlaceChoice(id, name));
    case 'external_select':
    case 'multi_external_select':
      return [];
    default:
      return viewer.channels.filter(({ kind }) => kind !== 'dm').map(({ id, name }) => toPlaceChoice(id, `#${name}`));
  }
}

/** The chosen lines of a select, from its state. An option that is no longer offered still shows its own text. */
export function listChosen(state: ElementState, choices: readonly Choice[]): Choice[] {
  const options = [...(state.selected_options ?? []), ...(state.selected_option ? [state.selected_option] : [])];
  const one = state.selected_user ?? state.selected_conversation ?? state.selected_channel;
  const many = state.selected_users ?? state.selected_conversations ?? state.selected_channels ?? (one ? [one] : []);
  const places = many.map((id) => choices.find(({ key }) => key === id) ?? toPlaceChoice(id, id));
  return [...options.map((option) => toChoice(option, null)), ...places];
}

/** The state a select reports once these lines are chosen: options for menus, ids for people and channels. */
export function toSelectAnswer(type: AnySelect['type'], chosen: readonly Choice[]): Omit<ElementState, 'type'> {
  const ids = chosen.map(({ key }) => key);
  switch (type) {
    case 'users_select':
      return { selected_user: ids[0] ?? null };
    case 'multi_users_select':
      return { selected_users: ids };
    case 'conversations_select':
      return { selected_conversation: ids[0] ?? null };
    case 'multi_conversations_select':
      return { selected_conversations: ids };
    case 'channels_select':
      return { selected_channel: ids[0] ?? null };
    case 'multi_channels_select':
      return { selected_channels: ids };
    case 'multi_static_select':
    case 'multi_external_select':
      return { selected_options: chosen.map(({ option }) => option) };
    default:
      return { selected_option: chosen[0]?.option ?? null };
  }
}
