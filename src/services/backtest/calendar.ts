const DAY_MS = 86_400_000;

/** YYYY-MM-DD, so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `first` to `last`; negative when `last` is earlier. */
export function countDays(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
}

/** The instant a backtest scores a day at: before anything of the day itself has happened. */
export const toMorning = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** All days from `first` to `last`, both included, that fall on one of these days of the month. */
export function listMonthDays(first: string, last: string, daysOfMonth: readonly number[]): string[] {
  const wanted = new Set(daysOfMonth);
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (wanted.has(Number(day.slice(8)))) days.push(day);
  return days;
}
