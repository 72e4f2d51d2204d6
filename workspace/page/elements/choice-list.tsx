import { Fragment, useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { PlainText } from '../text/text-object';
import type { Choice } from './choice';

type Props = {
  listId: string;
  label: string;
  place: CSSProperties;
  choices: readonly Choice[];
  chosen: readonly Choice[];
  active: number;
  emptyHint: string;
  isMulti: boolean;
  onChoose: (choice: Choice) => void;
};

/** The open menu of a select, grouped as the app grouped it. */
export function ChoiceList({
  listId,
  label,
  place,
  choices,
  chosen,
  active,
  emptyHint,
  isMulti,
  onChoose,
}: Props): ReactNode {
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }); // after every render: the active line or the list may have changed
  return (
    <div id={listId} role="listbox" aria-label={label} aria-multiselectable={isMulti} className="popup" style={place}>
      {choices.map((choice, index) => (
        <Fragment key={`${choice.group ?? ''}/${choice.key}`}>
          {choice.group !== null && choice.group !== choices[index - 1]?.group && (
            <div className="popup-group" role="presentation">
              {choice.group}
            </div>
          )}
          <div
            id={`${listId}-${index}`}
            ref={index === active ? current : null}
            role="option"
            aria-selected={chosen.some(({ key }) => key === choice.key)}
            className={index === active ? 'popup-line popup-line-active' : 'popup-line'}
            onMouseDown={(event) => event.preventDefault()} // keep the focus in the box
            onClick={() => onChoose(choice)}
          >
            <PlainText text={choice.label} />
            {choice.description !== null && <small>{choice.description}</small>}
          </div>
        </Fragment>
      ))}
      {choices.length === 0 && <div className="popup-empty">{emptyHint}</div>}
    </div>
  );
}
