import { getTimezone } from 'countries-and-timezones';

/**
 * The country of a time zone: that of the city it is named after, which tzdata lists first where several share a clock
 * (Europe/Berlin: Germany, then Denmark, Norway, Sweden; whoever is in Stockholm has Europe/Stockholm).
 * @returns ISO 3166 alpha-2; null for a zone of no country, such as UTC, or one that is not known.
 */
export function findCountry(timeZone: string): string | null {
  return getTimezone(timeZone)?.countries[0] ?? null;
}
