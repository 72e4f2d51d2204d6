/** When someone works: Mon–Fri 9–17 of their time zone, but for the days that are holidays where they are. */
export type BusinessCalendar = {
  timeZone: string; // IANA
  isHoliday: (day: string) => boolean; // of a local day, YYYY-MM-DD
};

/** The calendar of one person; of nobody known (e-mail null), by the time zone alone. */
export type CalendarOf = (person: { email: string | null; timeZone: string }) => BusinessCalendar;
