import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import type { KeyboardEvent, ReactNode } from 'react';
import { useSurface } from '../surface/surface-context';
import { namingOf, type Slot } from './slot';
import { useElementState } from './use-element-state';

type TextElement = PlainTextInput | EmailInput | URLInput | NumberInput;
const HTML_TYPES = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
} as const;

/** A text field, one line or several. Kept for the submit; with `dispatch_action` Enter also tells the app. */
export function TextInputElement({ element, slot }: { element: TextElement; slot: Slot }): ReactNode {
  const { act } = useSurface();
  const { state, choose } = useElementState({ ...slot, isDispatching: false }, element);
  const enter = (text: string): void => choose({ value: text === '' ? null : text });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!slot.isDispatching || event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    act(slot.blockId, element, state);
  };
  const placeholder = element.placeholder?.text ?? '';
  const shared = {
    ...namingOf(slot, placeholder),
    placeholder,
    value: state.value ?? '',
    autoFocus: element.focus_on_load === true,
    onKeyDown,
  };
  if (element.type === 'plain_text_input' && element.multiline === true) {
    return <textarea {...shared} className="field" rows={4} onChange={(event) => enter(event.target.value)} />;
  }
  return (
    <input
      {...shared}
      className="field"
      type={HTML_TYPES[element.type]}
      inputMode={element.type === 'number_input' ? 'decimal' : undefined}
      onChange={(event) => enter(event.target.value)}
    />
  );
}
