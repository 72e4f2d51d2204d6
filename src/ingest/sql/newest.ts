import { parseDay } from '../csv/calendar';
import { findInstant } from './map';
import { isUnreadable, type SqlRecord } from './sql-engine';

/** The newest value of the cursor's column, and the newest day, among rows; null: none says one. */
export type Newest = { at: Date | null; day: string | null };

export function listNewest(records: readonly SqlRecord[], cursorColumn: string | null): Newest {
  let at: Date | null = null;
  let day: string | null = null;
  for (const record of records) {
    if (isUnreadable(record)) continue;
    const seen = cursorColumn === null ? null : findInstant(record[cursorColumn]);
    if (seen !== null && (at === null || seen > at)) at = seen;
    day = later(day, parseDay(String(record['day'] ?? '').slice(0, 10)) ?? null);
  }
  return { at, day };
}

export function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
