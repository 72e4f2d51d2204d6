import type { CalendarOf } from '../../domain/calendar';
import { ConfigError } from '../../errors';
import { findCountry } from './find-country';
import { findPlaceProblem, listPublicHolidays } from './list-public-holidays';

/** `calendar` of barometer.yaml: places such as `DE` or `DE-BY`. */
export type CalendarSettings = { country?: string | undefined; people: Readonly<Record<string, string>> };

/**
 * Who works when: the place named for the person, else the country of their time zone, else `country`, else no holidays at all.
 * Reckoned once per process, place and year: a country whose feasts follow the moon takes a tenth of a second.
 * @throws ConfigError naming the setting of a country or region that is not known.
 */
export function createCalendar(settings: CalendarSettings): CalendarOf {
  assertKnown(settings);
  const people = new Map(Object.entries(settings.people).map(([email, place]) => [email.toLowerCase(), place]));
  return ({ email, timeZone }) => {
    const own = email === null ? undefined : people.get(email.toLowerCase());
    const place = own ?? findCountry(timeZone) ?? settings.country ?? null;
    const isHoliday = (day: string) => place !== null && holidaysOf(place, Number(day.slice(0, 4))).has(day);
    return { timeZone, isHoliday };
  };
}

function assertKnown({ country, people }: CalendarSettings): void {
  const named: [setting: string, place: string][] = Object.entries(people).map(([email, place]) => [
    `calendar.people.${email}`,
    place,
  ]);
  if (country !== undefined) named.push(['calendar.country', country]);
  for (const [setting, place] of named) {
    const problem = findPlaceProblem(place);
    if (problem !== null) throw new ConfigError(`${setting}: ${problem}`);
  }
}

const known = new Map<string, ReadonlySet<string>>(); // a year's holidays never change

function holidaysOf(place: string, year: number): ReadonlySet<string> {
  const key = `${place} ${year}`;
  const found = known.get(key) ?? listPublicHolidays(place, year);
  known.set(key, found);
  return found;
}
