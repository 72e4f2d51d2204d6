import Holidays, { type HolidaysTypes } from 'date-holidays';

const DAY_MS = 86_400_000;
const NOON_MS = DAY_MS / 2;

/**
 * The days of one year on which a country or region has a public holiday, YYYY-MM-DD. Observances, school, bank and optional
 * holidays do not count: people work. A holiday of several days counts with each; a day is one when the holiday covers its noon.
 * @param place - `DE`, or a region of it, `DE-BY`. A country without known holidays has none: see `findPlaceProblem`.
 */
export function listPublicHolidays(place: string, year: number): Set<string> {
  const [country = '', state] = place.split('-');
  const found = (state === undefined ? new Holidays(country) : new Holidays(country, state)).getHolidays(year);
  return new Set(found.filter(({ type }) => type === 'public').flatMap(daysOf));
}

/** The local wall clock stands in `date`; `start` and `end` are instants, of which only the distance matters here. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const from = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
  const to = from + (end.getTime() - start.getTime());
  const days: string[] = [];
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day < to; day += DAY_MS)
    if (day + NOON_MS >= from && day + NOON_MS < to) days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

/** Why a place cannot be used as one whose holidays are known; null when it can. */
export function findPlaceProblem(place: string): string | null {
  const [country = '', state] = place.split('-');
  const known = new Holidays();
  if (!(country in (known.getCountries() ?? {}))) return `no holidays are known for the country "${country}"`;
  if (state === undefined) return null;
  const states = Object.keys(known.getStates(country) ?? {});
  if (states.includes(state)) return null;
  const expected = states.length === 0 ? `${country}, which has no regions here` : `one of ${states.join(', ')}`;
  return `"${place}" is not a region whose holidays are known: expected ${expected}`;
}
