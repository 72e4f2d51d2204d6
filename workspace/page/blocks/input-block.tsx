import type { InputBlock as SlackInput } from '@slack/types';
import { useId, type ReactNode } from 'react';
import { Element } from '../elements/element';
import { useSurface } from '../surface/surface-context';
import { PlainText } from '../text/text-object';

const GROUPS = new Set(['checkboxes', 'radio_buttons']); // labelled as a group: a label's `for` needs one control

/** A labelled field with its hint and, after a refused submit, its error. */
export function InputBlock({ block, blockId }: { block: SlackInput; blockId: string }): ReactNode {
  const id = useId();
  const error = useSurface().errors[blockId];
  const Label = GROUPS.has(block.element.type) ? 'span' : 'label';
  const notes = [error !== undefined && `${id}-error`, block.hint !== undefined && `${id}-hint`].filter(Boolean);
  const slot = {
    blockId,
    isDispatching: block.dispatch_action === true,
    inputId: `${id}-input`,
    labelId: `${id}-label`,
    isInvalid: error !== undefined,
    ...(notes.length > 0 && { describedBy: notes.join(' ') }),
  };
  return (
    <div className="block-input">
      <Label className="input-label" {...(Label === 'label' && { htmlFor: slot.inputId })}>
        <span id={slot.labelId}>
          <PlainText text={block.label.text} />
        </span>
        {block.optional === true && <span className="input-optional"> (optional)</span>}
      </Label>
      <Element element={block.element} slot={slot} />
      {error !== undefined && (
        <p id={`${id}-error`} className="input-error" role="alert">
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p id={`${id}-hint`} className="input-hint">
          <PlainText text={block.hint.text} />
        </p>
      )}
    </div>
  );
}
