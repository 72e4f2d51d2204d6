import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import type { ReactNode } from 'react';
import { useViewer } from '../live/viewer-context';
import type { ElementState } from '../surface/element-state';
import { toEpochSeconds, toLocalDateTime } from './local-date-time';
import { namingOf, type Slot } from './slot';
import { useElementState } from './use-element-state';

type DateLike = Datepicker | Timepicker | DateTimepicker;
const HTML_TYPES = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;
const NAMES = {
  datepicker: 'Select a date',
  timepicker: 'Select a time',
  datetimepicker: 'Select a date and time',
} as const;

function toText(state: ElementState, timeZone: string): string {
  const instant = state.selected_date_time;
  return state.selected_date ?? state.selected_time ?? (instant ? toLocalDateTime(instant, timeZone) : '');
}

function toAnswer(type: DateLike['type'], text: string, timeZone: string): Omit<ElementState, 'type'> {
  if (type === 'datepicker') return { selected_date: text === '' ? null : text };
  if (type === 'timepicker') return { selected_time: text === '' ? null : text };
  return { selected_date_time: text === '' ? null : toEpochSeconds(text, timeZone) };
}

/** While a year is typed the browser reports 0002, 0020, 0202: the app must not hear of those. */
const isHalfTyped = (text: string): boolean => /^0\d{3}-/.test(text);

/** A date, a time or both, with the browser's own picker. */
export function DateElement({ element, slot }: { element: DateLike; slot: Slot }): ReactNode {
  const { state, choose } = useElementState(slot, element);
  const { person } = useViewer();
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  return (
    <input
      {...namingOf(slot, placeholder ?? NAMES[element.type])}
      className="field field-date"
      type={HTML_TYPES[element.type]}
      value={toText(state, person.tz)}
      onChange={({ target }) => {
        if (!isHalfTyped(target.value)) choose(toAnswer(element.type, target.value, person.tz));
      }}
    />
  );
}
