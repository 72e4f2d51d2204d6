import { SourceError } from '../../errors';
import { readSalesforceInstant } from '../../vendor-http/salesforce/soql';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import { findJobPlace, isGoodJob, isUnread, type JobPlace, toBookmark, toCursor, toFingerprint } from './job-place';
import type { Reading } from './read-changed';
import { readResults } from './read-results';
import { toCount, toSelect } from './to-query';

const WAITS_MS = [2_000, 4_000, 8_000, 15_000];
const LONGEST_WAIT_MS = 30_000;
const MOST_LOOKS = 60; // of one run: half an hour; the next one goes on
const UNFINISHED = ['UploadComplete', 'InProgress'];
const DONE = 'JobComplete';
const MOST_LOST = 2; // jobs of one run
const UNREAD: Cursor = { at: null, next: null };

/** `ready`: go on page by page from this cursor; `waiting`: Salesforce is not done, and the next run looks again. */
export type Loaded = { kind: 'ready'; cursor: Cursor | null } | { kind: 'waiting' };

/**
 * The first load of an object that has many records, by a query job of Bulk API 2.0: begun, waited for, its results page by page, and deleted when
 * the last of them has landed. Each step commits its bookmark, so that another run goes on where one was ended; a job that is not kept any more is
 * begun anew.
 * @throws SourceError 'transient' when Salesforce could not do it; the next run begins anew.
 */
export async function* readByJob(
  reading: Reading,
  cursor: Cursor | null,
  context: PullContext,
): AsyncGenerator<PullPage, Loaded> {
  const of = toFingerprint(reading);
  const known = findJobPlace(cursor);
  let place = await keepGood(reading, known, { of, ...context });
  let unread = known === null ? cursor : UNREAD;
  for (let lost = 0; lost < MOST_LOST; lost += 1) {
    if (place === null) {
      if (!(await isLarge(reading, unread, context))) return { kind: 'ready', cursor: unread };
      place = await begin(reading, of, context);
      yield { records: [], cursor: toCursor(place) };
    }
    const outcome = yield* finish(reading, place, context);
    if (outcome === 'waiting') return { kind: 'waiting' };
    if (outcome !== 'gone') return { kind: 'ready', cursor: toBookmark(outcome) };
    place = null;
    unread = UNREAD;
  }
  throw new SourceError(
    reading.source,
    'transient',
    `${reading.object}: Salesforce keeps no query job until it is read`,
  );
}

type Wanted = { of: string } & PullContext;

async function keepGood({ api, bulkAbove }: Reading, place: JobPlace | null, wanted: Wanted): Promise<JobPlace | null> {
  if (place === null || place.isRead || (bulkAbove !== 'never' && isGoodJob(place, wanted))) return place;
  await api.jobs.discard(place.job, wanted.signal);
  return null;
}

async function isLarge(reading: Reading, cursor: Cursor | null, { now, signal }: PullContext): Promise<boolean> {
  const { api, all, bulkAbove } = reading;
  if (bulkAbove === 'never' || !isUnread(cursor)) return false;
  const count = await api.count(toCount(reading, { at: null, overlapMs: 0, now }), { all, signal });
  return count === null || count > bulkAbove;
}

async function begin(reading: Reading, of: string, { now, signal }: PullContext): Promise<JobPlace> {
  const { source, object, api, all } = reading;
  const query = toSelect(reading, { at: null, overlapMs: 0, now });
  const job = await api.jobs.create(query, { all, signal }).catch((error: unknown) => {
    if (!(error instanceof SourceError) || error.status !== 400) throw error;
    const sentence = `${object} cannot be read by a query job (${error.message.replace(`${source}: `, '')}); bulk_above: never reads it page by page`;
    throw new SourceError(source, 'config', sentence, { status: error.status, cause: error });
  });
  const at = readSalesforceInstant(job.createdDate)?.toISOString() ?? job.createdDate;
  return { at, job: job.id, locator: null, isRead: false, latest: null, of };
}

/** Salesforce's copy of the results is deleted when all of them have landed here. */
async function* finish(
  reading: Reading,
  place: JobPlace,
  context: PullContext,
): AsyncGenerator<PullPage, JobPlace | 'gone' | 'waiting'> {
  const outcome = place.isRead ? place : yield* waitAndRead(reading, place, context);
  if (typeof outcome !== 'string') await reading.api.jobs.remove(outcome.job, context.signal);
  return outcome;
}

async function* waitAndRead(
  reading: Reading,
  place: JobPlace,
  context: PullContext,
): AsyncGenerator<PullPage, JobPlace | 'gone' | 'waiting'> {
  const state = place.locator === null ? yield* waitFor(reading, place, context) : 'done';
  return state === 'done' ? ((yield* readResults(reading, place, context)) ?? 'gone') : state;
}

/** A page without records at every look gives the run the chance to end. */
async function* waitFor(
  reading: Reading,
  place: JobPlace,
  { signal }: PullContext,
): AsyncGenerator<PullPage, 'done' | 'gone' | 'waiting'> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const job = await reading.api.jobs.find(place.job, signal);
    if (job === null) return 'gone';
    if (job.state === DONE) return 'done';
    if (!UNFINISHED.includes(job.state)) return yield* giveUp(reading, place, job.errorMessage ?? job.state, signal);
    yield { records: [], cursor: toCursor(place) };
    await reading.wait(WAITS_MS[looks] ?? LONGEST_WAIT_MS, signal);
  }
  return 'waiting';
}

/** The next run begins anew: the bookmark says so before the error does. */
async function* giveUp(
  { source, object, api }: Reading,
  { job }: JobPlace,
  words: string,
  signal: AbortSignal,
): AsyncGenerator<PullPage, never> {
  await api.jobs.discard(job, signal);
  yield { records: [], cursor: UNREAD };
  const sentence = `${object}: the query job was not done (${words.slice(0, 200)}); bulk_above: never reads it page by page`;
  throw new SourceError(source, 'transient', sentence);
}
