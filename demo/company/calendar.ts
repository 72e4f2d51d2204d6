export type Region = 'americas' | 'europe' | 'asia';

export type Calendar = {
  /** `YYYY-MM-DD` of a day number; day 0 is the company's first day, days before it are negative. */
  on: (day: number) => string;
  /** ISO instant of a day number at a UTC hour and minute. */
  at: (day: number, hour: number, minute: number) => string;
  /** Share of an ordinary Tuesday's work done on this day, in (0, 1.1]: weekends, public holidays, summer, turn of the year. */
  workRate: (day: number, region: Region, keepsHolidays: boolean) => number;
  isWorkday: (day: number, region: Region) => boolean;
  month: (day: number) => number;
};

const DAY_MS = 86_400_000;
/** Sunday first. */
const WEEKDAY_RATES = [0.09, 0.96, 1.06, 1.05, 1, 0.86, 0.12] as const;
const HOLIDAY_RATE = 0.15;
/** Northern summer and the turn of the year, as [month, day] from and to, with what is left of the work. */
const SEASONS = [
  { from: 715, to: 825, rate: 0.88 },
  { from: 1222, to: 1231, rate: 0.55 },
  { from: 101, to: 104, rate: 0.7 },
] as const;
/** Public holidays with a fixed date, as month × 100 + day. */
const FIXED_HOLIDAYS: Record<Region, readonly number[]> = {
  americas: [101, 619, 704, 1111, 1225],
  europe: [101, 501, 1003, 1101, 1225, 1226],
  asia: [101, 126, 815, 1002, 1225],
};
/** Holidays on the n-th given weekday of a month (n = -1: the last); weekday 0 is Sunday. */
const MOVING_HOLIDAYS: Record<Region, readonly { month: number; weekday: number; nth: number }[]> = {
  americas: [
    { month: 5, weekday: 1, nth: -1 },
    { month: 9, weekday: 1, nth: 1 },
    { month: 11, weekday: 4, nth: 4 },
  ],
  europe: [{ month: 8, weekday: 1, nth: -1 }],
  asia: [],
};

/** The company's calendar from its first day. Pure arithmetic on UTC days; reads no clock and no time zone. */
export function createCalendar(startOn: string): Calendar {
  const startMs = Date.parse(`${startOn}T00:00:00Z`);
  if (Number.isNaN(startMs)) throw new RangeError(`startOn must be YYYY-MM-DD, got "${startOn}"`);
  const dateOf = (day: number) => new Date(startMs + day * DAY_MS);
  return {
    on: (day) => dateOf(day).toISOString().slice(0, 10),
    at: (day, hour, minute) => new Date(startMs + day * DAY_MS + hour * 3_600_000 + minute * 60_000).toISOString(),
    workRate: (day, region, keepsHolidays) => workRate(dateOf(day), region, keepsHolidays),
    isWorkday: (day, region) => isWorkday(dateOf(day), region),
    month: (day) => dateOf(day).getUTCMonth() + 1,
  };
}

function workRate(date: Date, region: Region, keepsHolidays: boolean): number {
  const weekday = WEEKDAY_RATES[date.getUTCDay()] ?? 1;
  if (!keepsHolidays) return weekday;
  if (isHoliday(date, region)) return Math.min(weekday, HOLIDAY_RATE);
  const monthDay = monthDayOf(date);
  const season = SEASONS.find(({ from, to }) => from <= monthDay && monthDay <= to);
  return weekday * (season?.rate ?? 1);
}

function isWorkday(date: Date, region: Region): boolean {
  const weekday = date.getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(date, region);
}

function isHoliday(date: Date, region: Region): boolean {
  if (FIXED_HOLIDAYS[region].includes(monthDayOf(date))) return true;
  return MOVING_HOLIDAYS[region].some(({ month, weekday, nth }) => isNthWeekday(date, month, weekday, nth));
}

function isNthWeekday(date: Date, month: number, weekday: number, nth: number): boolean {
  if (date.getUTCMonth() + 1 !== month || date.getUTCDay() !== weekday) return false;
  if (nth > 0) return Math.ceil(date.getUTCDate() / 7) === nth;
  return new Date(date.getTime() + 7 * DAY_MS).getUTCMonth() + 1 !== month;
}

function monthDayOf(date: Date): number {
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}
