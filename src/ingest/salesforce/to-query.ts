import { toSoqlInstant } from '../../vendor-http/salesforce/soql';
import type { Reading } from './read-changed';

/** `at`: the bookmark; null: from the beginning. */
export type Since = { at: string | null; overlapMs: number; now: Date };

/**
 * What is asked of an object, in no order. Every name in it has the form of a name and was found in the object's description; the rest are literals of
 * our own making.
 */
export function toSelect(reading: Reading, since: Since): string {
  return `SELECT ${listFields(reading).join(', ')} FROM ${reading.object}${toFilter(reading, since)}`;
}

/** The same in the order of the bookmark, ties by Id. */
export const toQuery = (reading: Reading, since: Since): string =>
  `${toSelect(reading, since)} ORDER BY ${reading.order.by}, Id`;

/** How many records that would be. */
export const toCount = (reading: Reading, since: Since): string =>
  `SELECT COUNT() FROM ${reading.object}${toFilter(reading, since)}`;

/** Each once, in the order in which they are asked for. */
export const listFields = ({ fields }: Pick<Reading, 'fields'>): string[] => [...new Set(fields)];

function toFilter({ order, where, first, until }: Reading, { at, overlapMs, now }: Since): string {
  const since = at === null ? null : toSoqlInstant(new Date(Date.parse(at) - overlapMs));
  const conditions = [since === null ? first?.(now) : `${order.by} >= ${since}`, until?.(now), where].filter(
    (condition) => condition !== undefined,
  );
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}
