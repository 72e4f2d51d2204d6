import type { ReactNode } from 'react';
import type { InteractiveElement } from '../surface/interactive-element';
import { ButtonElement } from './button-element';
import { DateElement } from './date-element';
import { ImageElement } from './image-element';
import { OptionGroupElement } from './option-group-element';
import { OverflowElement } from './overflow-element';
import { SelectElement } from './select-element';
import type { Slot } from './slot';
import { TextInputElement } from './text-input-element';

/** Any element of Block Kit; one this page cannot draw says so instead of vanishing. */
export function Element({ element, slot }: { element: InteractiveElement; slot: Slot }): ReactNode {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement element={element} slot={slot} />;
    case 'overflow':
      return <OverflowElement element={element} slot={slot} />;
    case 'image':
      return <ImageElement element={element} className="accessory-image" />;
    case 'checkboxes':
    case 'radio_buttons':
      return <OptionGroupElement element={element} slot={slot} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement element={element} slot={slot} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInputElement element={element} slot={slot} />;
    case 'rich_text_input':
    case 'file_input':
      return <span className="unsupported">The local workspace does not draw {element.type}.</span>;
    default:
      return <SelectElement element={element} slot={slot} />;
  }
}
