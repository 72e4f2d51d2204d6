import { dayInZone } from '../instants';

const MS_PER_SECOND = 1000;

/** The calendar day of an instant in seconds, in the zone of the settings. */
export function dayOf(seconds: number, { time_zone: zone }: { time_zone: string }): string {
  return dayInZone(new Date(seconds * MS_PER_SECOND), zone);
}
