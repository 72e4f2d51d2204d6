import type { Db } from '../db/client';
import { listSourceStreams } from '../db/queries/source-streams';
import type { KnownSources, Stream, StreamFreshness } from '../domain/stream';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Streams that tell how a customer does. The directory (accounts, people, pods) is as fresh as its last change, whenever that was. */
export type Telemetry = Exclude<Stream, 'accounts' | 'people' | 'pods' | 'outcomes'>;
/** Hours after which a stream is stale. */
export type FreshnessLimits = Readonly<Record<Telemetry, number>>;

/** Source: X14 (a limit per source: telemetry that drives a transition 48 h, billing 35 days). */
export const DEFAULT_FRESHNESS_LIMITS: FreshnessLimits = {
  usage_daily: 48,
  engagement_daily: 7 * 24, // mailing tools report late
  tickets: 48,
  nps: 48,
  activities: 48,
  contacts: 48,
  invoices: 35 * 24,
  subscriptions: 35 * 24,
};

/** Streams that report every day: silence there means that the source has stopped, and not that nothing happened. */
const DAY_STREAMS: ReadonlySet<Stream> = new Set<Stream>(['usage_daily']);

export type FreshnessInput = { now: Date; limits?: Partial<FreshnessLimits>; sources?: KnownSources | undefined };

/**
 * How old each connected stream of each source is at `now`.
 *
 * A day stream reaches to the end (00:00 UTC) of the last day it reported, whenever it was imported: an import that succeeds every
 * night and brings nothing new is a dead source. Every other stream reaches to its last successful run: a feed without a new
 * ticket is up to date; or to the end of the last day it speaks of, where that is later. Neither ever lies after `now`, so that the past can be scored with facts that reach beyond it.
 * A stream is stale when it is older than its limit; exactly at the limit it is not. `asOf` null, stale: a day stream that was
 * read and had not one day by `now`. A stream that was never read is not in the list: not connected is not stale. Nor is the directory.
 *
 * `sources`: what barometer.yaml names; without it every source counts. A stream whose source is not named there was imported once, or its source was
 * taken out. Where a named source brings the same stream, it is replaced by that one, and how old it is holds nothing back any more, except changes that
 * rest on an account's own usage from there. Where none does it is judged like any other: nothing newer is known.
 */
export async function readFreshness(
  db: Db,
  { now, limits = DEFAULT_FRESHNESS_LIMITS, sources }: FreshnessInput,
): Promise<StreamFreshness[]> {
  const rows = (await listSourceStreams(db)).filter(isTelemetry);
  return rows.map((row) => {
    const asOf = DAY_STREAMS.has(row.stream) ? getEndOfDays(row, now) : getReach(row, now);
    const limitHours = limits[row.stream] ?? DEFAULT_FRESHNESS_LIMITS[row.stream];
    const isStale = asOf === null || now.getTime() - asOf.getTime() > limitHours * HOUR_MS;
    const { stream, source } = row;
    return { stream, source, asOf, limitHours, isStale, ...(sources === undefined ? {} : place(row, rows, sources)) };
  });
}

type Known = { source: string; stream: Stream };

/** What barometer.yaml says of a stream's source. */
function place(
  { source, stream }: Known,
  rows: readonly Known[],
  { names, sent }: KnownSources,
): Pick<StreamFreshness, 'isSent' | 'isUnlisted' | 'replacedBy'> {
  if (names.has(source)) return sent.has(source) ? { isSent: true } : {};
  const heir = rows.find((one) => one.stream === stream && names.has(one.source));
  return { isUnlisted: true, ...(heir === undefined ? {} : { replacedBy: heir.source }) };
}

function isTelemetry<Row extends { stream: Stream }>(row: Row): row is Row & { stream: Telemetry } {
  return row.stream in DEFAULT_FRESHNESS_LIMITS;
}

function getEndOfDays(reach: { firstFactOn: string | null; lastFactOn: string | null }, now: Date): Date | null {
  if (reach.firstFactOn === null || reach.lastFactOn === null) return null;
  if (Date.parse(reach.firstFactOn) > now.getTime()) return null;
  return earlier(new Date(Date.parse(reach.lastFactOn) + DAY_MS), now);
}

function getReach(
  row: { lastSuccessAt: Date; firstFactOn: string | null; lastFactOn: string | null },
  now: Date,
): Date {
  const days = getEndOfDays(row, now);
  const run = earlier(row.lastSuccessAt, now);
  return days !== null && days > run ? days : run;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
