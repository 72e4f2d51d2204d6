import type { MultiSelect, Select } from '@slack/types';
import { useState, type ReactNode } from 'react';
import { useViewer } from '../live/viewer-context';
import { filterChoices, type Choice } from './choice';
import { Combobox } from './combobox';
import { listChoices, listChosen, toSelectAnswer } from './select-choices';
import { namingOf, type Slot } from './slot';
import { useElementState } from './use-element-state';
import { useSuggestions } from './use-suggestions';

/** Every select of Block Kit, single and multi, with options of its own or suggested by the app. */
export function SelectElement({ element, slot }: { element: Select | MultiSelect; slot: Slot }): ReactNode {
  const { state, choose, isPending } = useElementState(slot, element);
  const [query, setQuery] = useState<string | null>(null);
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  const suggestions = useSuggestions({
    blockId: slot.blockId,
    actionId: element.action_id ?? '',
    query: isExternal ? query : null,
    minQueryLength: isExternal ? element.min_query_length : undefined,
  });
  const own = listChoices(element, useViewer());
  const isMulti = element.type.startsWith('multi_');
  const chosen = listChosen(state, own);
  const toggle = (choice: Choice): void => {
    const others = chosen.filter(({ key }) => key !== choice.key);
    const next = isMulti ? [...others, ...(others.length < chosen.length ? [] : [choice])] : [choice];
    choose(toSelectAnswer(element.type, next));
  };
  const placeholder = element.placeholder?.text ?? (isMulti ? 'Select options' : 'Select an option');
  return (
    <Combobox
      naming={namingOf(slot, placeholder)}
      placeholder={placeholder}
      chosen={chosen}
      choices={isExternal ? suggestions.choices : filterChoices(own, query ?? '')}
      emptyHint={isExternal ? suggestions.hint : 'No results'}
      isMulti={isMulti}
      isBusy={isPending}
      onQuery={setQuery}
      onChoose={toggle}
    />
  );
}
