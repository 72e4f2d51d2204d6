import type { Calendar } from './calendar';

/** What every table of one account is drawn with. Facts are written for days 0 to `lastDay`; contracts reach back further. */
export type TableContext = {
  seed: number;
  calendar: Calendar;
  storyDay: number; // the day the demo opens on
  lastDay: number;
};
