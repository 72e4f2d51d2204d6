import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Choice } from './choice';
import { ChoiceList } from './choice-list';
import type { namingOf } from './slot';
import { usePopupPlace } from './use-popup-place';

type Props = {
  naming: ReturnType<typeof namingOf>;
  placeholder: string;
  chosen: readonly Choice[];
  choices: readonly Choice[];
  emptyHint: string;
  isMulti: boolean;
  isBusy: boolean;
  onQuery: (query: string | null) => void;
  onChoose: (choice: Choice) => void;
};

/** A select to type into, after the ARIA combobox pattern: arrows move, Enter chooses, Escape closes. */
export function Combobox({
  naming,
  placeholder,
  chosen,
  choices,
  emptyHint,
  isMulti,
  isBusy,
  onQuery,
  onChoose,
}: Props): ReactNode {
  const [query, setQuery] = useState<string | null>(null); // null: closed
  const [active, setActive] = useState(0);
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const isOpen = query !== null;
  const place = usePopupPlace(box, isOpen);

  const show = (next: string | null): void => {
    setQuery(next);
    setActive(0);
    onQuery(next);
  };
  const choose = (choice: Choice): void => {
    onChoose(choice);
    if (!isMulti) show(null);
  };
  const move = (step: number): void =>
    isOpen ? setActive((active + step + choices.length) % Math.max(choices.length, 1)) : show('');
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => {
      const choice = choices[active];
      if (!isOpen) show('');
      else if (choice !== undefined) choose(choice);
    },
    ...(isOpen && { Escape: () => show(null) }), // closed, Escape belongs to the dialog
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const handler = keys[event.key];
    if (handler === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    handler();
  };

  return (
    <span className="combobox">
      <input
        {...naming}
        ref={box}
        role="combobox"
        type="text"
        autoComplete="off"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-busy={isBusy}
        aria-activedescendant={isOpen && choices.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        value={query ?? chosen.map(({ label }) => label).join(', ')}
        onChange={(event) => show(event.target.value)}
        onClick={() => show(isOpen ? null : '')}
        onKeyDown={onKeyDown}
        onBlur={() => show(null)}
      />
      {isOpen && (
        <ChoiceList
          {...{ listId, place, choices, chosen, active, emptyHint, isMulti }}
          label={placeholder}
          onChoose={choose}
        />
      )}
    </span>
  );
}
