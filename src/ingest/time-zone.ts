import { z } from 'zod';

/** A setting: the IANA zone in which a source's days are meant. */
export const timeZone = z.string().refine(isTimeZone, 'expected a time zone like Europe/Berlin');

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
