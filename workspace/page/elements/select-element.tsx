import type { MultiSelect, Select } from '@slack/types';
import { useState, type ReactNode } from 'react';
import { useViewer } from '../live/viewer-context';
import { filterChoices, type Choice } from './choice';
import { Combobox } from './combobox';
import { listChoices, listChosen, toSelectAnswer } from './select-choices';
import { namingOf, type Slot } from './slot';
import { useElementState } from './use-element-state';
import { useSuggestions } from './use-suggestions';

type AnySelect = Select | MultiSelect;

/** What the menu offers for what is typed: its own choices filtered, or what the app suggests. */
function useOffer(element: AnySelect, slot: Slot, query: string | null) {
  const viewer = useViewer();
  const own = listChoices(element, viewer);
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  const suggestions = useSuggestions({
    blockId: slot.blockId,
    actionId: element.action_id ?? '',
    query: isExternal ? query : null,
    minQueryLength: isExternal ? element.min_query_length : undefined,
  });
  if (isExternal) return { own, choices: suggestions.choices, emptyHint: suggestions.hint };
  return { own, choices: filterChoices(own, query ?? ''), emptyHint: 'No results' };
}

function toggle(chosen: readonly Choice[], choice: Choice): Choice[] {
  const others = chosen.filter(({ key }) => key !== choice.key);
  return others.length < chosen.length ? others : [...others, choice];
}

/** Every select of Block Kit, single and multi, with options of its own or suggested by the app. */
export function SelectElement({ element, slot }: { element: AnySelect; slot: Slot }): ReactNode {
  const { state, choose, isPending } = useElementState(slot, element);
  const [query, setQuery] = useState<string | null>(null);
  const { own, choices, emptyHint } = useOffer(element, slot, query);
  const isMulti = element.type.startsWith('multi_');
  const chosen = listChosen(state, own);
  const placeholder = element.placeholder?.text ?? (isMulti ? 'Select options' : 'Select an option');
  const onChoose = (choice: Choice): void =>
    choose(toSelectAnswer(element.type, isMulti ? toggle(chosen, choice) : [choice]));
  return (
    <Combobox
      naming={namingOf(slot, placeholder)}
      isBusy={isPending}
      onQuery={setQuery}
      {...{ placeholder, chosen, choices, emptyHint, isMulti, onChoose }}
    />
  );
}
