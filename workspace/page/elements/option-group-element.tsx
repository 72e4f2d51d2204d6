import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { useId, type ReactNode } from 'react';
import { TextObject } from '../text/text-object';
import { namingOf, type Slot } from './slot';
import { useElementState } from './use-element-state';

/** Checkboxes or radio buttons, as a group with one name. */
export function OptionGroupElement({ element, slot }: { element: Checkboxes | RadioButtons; slot: Slot }): ReactNode {
  const { state, choose } = useElementState(slot, element);
  const name = useId();
  const isRadio = element.type === 'radio_buttons';
  const chosen = isRadio ? [state.selected_option ?? null] : (state.selected_options ?? []);
  const isChosen = (option: Option): boolean => chosen.some((candidate) => candidate?.value === option.value);
  const toggle = (option: Option): void => {
    if (isRadio) return choose({ selected_option: option });
    const keep = (candidate: Option): boolean => isChosen(candidate) !== (candidate.value === option.value);
    choose({ selected_options: element.options.filter(keep) });
  };
  return (
    <div {...namingOf(slot, 'Options')} role={isRadio ? 'radiogroup' : 'group'} className="option-group">
      {element.options.map((option) => (
        <label key={option.value} className="option-line">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={name}
            checked={isChosen(option)}
            onChange={() => toggle(option)}
          />
          <span>
            <TextObject text={option.text} />
            {option.description !== undefined && <small>{option.description.text}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
