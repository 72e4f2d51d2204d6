import { messageOf } from '../../errors';
import { createCalendar, type CalendarSettings } from '../calendar/create-calendar';
import { type Finding, ok, problem } from './finding';

/** Whether the holidays of every place barometer.yaml names are known. */
export function diagnoseCalendar(settings: CalendarSettings): Finding[] {
  try {
    createCalendar(settings);
    const named = Object.keys(settings.people).length;
    return [
      ok(
        'calendar',
        `holidays by time zone${named === 0 ? '' : `, for ${named} of the people by the place named for them`}`,
      ),
    ];
  } catch (error) {
    return [problem('calendar', messageOf(error))];
  }
}
