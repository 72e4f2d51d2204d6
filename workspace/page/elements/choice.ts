import type { Option, OptionGroup } from '@slack/types';

/** One line of a menu: an option as the app gave it, or a person or channel. */
export type Choice = { key: string; label: string; description: string | null; group: string | null; option: Option };

/** An option as a menu line, under the heading of its group if it has one. */
export function toChoice(option: Option, group: string | null): Choice {
  const description = option.description?.text ?? null;
  return { key: option.value ?? option.text.text, label: option.text.text, description, group, option };
}

export function toChoices(source: { options?: Option[]; option_groups?: OptionGroup[] }): Choice[] {
  const grouped = (source.option_groups ?? []).flatMap(({ label, options }) =>
    options.map((option) => toChoice(option, label.text)),
  );
  return [...(source.options ?? []).map((option) => toChoice(option, null)), ...grouped];
}

/** The choices whose label or description contains the query, in any case; all for an empty query. */
export function filterChoices(choices: readonly Choice[], query: string): Choice[] {
  const wanted = query.trim().toLowerCase();
  return choices.filter(({ label, description }) => `${label} ${description ?? ''}`.toLowerCase().includes(wanted));
}
