/** What people fill in, as Slack sends it back. */
export const text = (value: string | null) => ({ type: 'plain_text_input', value });
export const date = (selected_date: string | null) => ({ type: 'datepicker', selected_date });
export const choice = (value: string | null) => ({
  type: 'static_select',
  selected_option: value === null ? null : { value },
});

export const button = (action_id: string, value: string) => ({ type: 'button', action_id, value });
export const menu = (type: string, action_id: string, value: string) => ({
  type,
  action_id,
  selected_option: { value },
});

/** block_id and action_id are one word. */
export const nest = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: value }]));

/** The view as Slack sends it back when it was filled in. */
export function filled(view: Record<string, unknown>, values: Record<string, unknown>): Record<string, unknown> {
  const { callback_id, private_metadata } = view;
  return { callback_id, private_metadata, state: { values: nest(values) } };
}

/** The value of the option with these words, in whichever select of the view has it. */
export function optionOf(view: Record<string, unknown>, words: string): string {
  const found = listOptions(view).find((option) => option.text.text.startsWith(words));
  if (found === undefined) throw new Error(`no option ${words}`);
  return found.value;
}

export const labelsOf = (view: Record<string, unknown>): string[] =>
  listOptions(view).map((option) => option.text.text);

type Option = { text: { text: string }; value: string };
const listOptions = (view: Record<string, unknown>): Option[] =>
  (view['blocks'] as { element?: { options?: Option[] } }[]).flatMap(({ element }) => element?.options ?? []);
