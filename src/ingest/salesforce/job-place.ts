import { createHash } from 'node:crypto';
import type { Cursor } from '../pull/connector';
import type { Reading } from './read-changed';
import { toSelect } from './to-query';

const OLDEST_MS = 24 * 3_600_000;

/** Where a load by a job stands: `locator` is the job's own place in its results (null: their beginning), `isRead`: all of them have landed. */
export type JobPlace = {
  at: string; // when the job was begun, by Salesforce's clock
  job: string;
  locator: string | null;
  isRead: boolean;
  latest: string | null; // of the results so far, by the order of the bookmark
  of: string; // what it was asked
};

export const toCursor = ({ at, job, locator, isRead, latest, of }: JobPlace): Cursor => ({
  at,
  next: null,
  job,
  locator,
  isRead,
  latest,
  of,
});

/** Null: no job is under way. */
export function findJobPlace(cursor: Cursor | null): JobPlace | null {
  const [at, job, of] = [readText(cursor, 'at'), readText(cursor, 'job'), readText(cursor, 'of')];
  if (at === null || job === null || of === null) return null;
  const [locator, latest] = [readText(cursor, 'locator'), readText(cursor, 'latest')];
  return { at, job, of, locator, latest, isRead: cursor?.['isRead'] === true };
}

const readText = (cursor: Cursor | null, name: string): string | null =>
  typeof cursor?.[name] === 'string' ? cursor[name] : null;

/**
 * Where the bookmark begins after a load: at the latest that was seen, as ever; not after the job was begun, since what changed while it was done may
 * be in it or not.
 */
export const toBookmark = ({ at, latest }: JobPlace): Cursor => ({
  at: latest !== null && latest < at ? latest : at, // both ISO 8601 in UTC
  next: null,
});

/** Nothing has been read yet: not by a job, and not page by page. */
export const isUnread = (cursor: Cursor | null): boolean =>
  readText(cursor, 'at') === null && readText(cursor, 'next') === null;

/** What a job is for, but for its dates, which move with every run: another setting asks for another one. */
export function toFingerprint(reading: Reading): string {
  const asked = toSelect(reading, { at: null, overlapMs: 0, now: new Date(0) });
  return createHash('sha256').update(asked).digest('hex').slice(0, 16);
}

/**
 * Whether to go on with a job. Its results are of the moment it was done: after a day what was mended in Salesforce since then has to be seen, and one
 * that is still not done never will be. Pure.
 */
export const isGoodJob = (place: JobPlace, { of, now }: { of: string; now: Date }): boolean =>
  place.of === of && now.getTime() - Date.parse(place.at) < OLDEST_MS;
