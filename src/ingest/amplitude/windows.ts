import { SourceContractError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import type { EventSettings } from '../product-events/settings';
import { readJsonLines } from '../json-lines';
import { unzipGzipped } from './unzip';

export const HOUR_MS = 3_600_000;
const BATCH = 5_000;
const LATE_HOURS = 2; // an hour can be exported that long after its end
const TOO_LARGE = 400; // more than 4 GB
const NO_DATA = 404;

export type ExportParts = {
  source: string;
  api: HttpSource;
  settings: EventSettings & { group_type: string; backfill_days: number; window_hours: number };
};
/** Both in milliseconds since 1970, at full hours; `to` is exclusive. */
export type HourRange = { from: number; to: number };
export type ExportWindow = { to: number; batches: AsyncIterable<unknown[]> };

export const toHour = (ms: number): string => new Date(ms).toISOString();

/** The end of the last hour that the vendor has whole at `now`. */
export const findLastHour = (now: Date): number =>
  Math.floor((now.getTime() - LATE_HOURS * HOUR_MS) / HOUR_MS) * HOUR_MS;

/**
 * The events of these hours, a window at a time; a window that is too large is halved.
 * @throws SourceContractError when a single hour is too large.
 */
export async function* exportWindows(
  parts: ExportParts,
  { from, to: end }: HourRange,
  signal: AbortSignal,
): AsyncGenerator<ExportWindow> {
  let hours = parts.settings.window_hours;
  for (let start = from; start < end;) {
    const to = Math.min(start + hours * HOUR_MS, end);
    const batches = await open(parts, { from: start, to }, signal);
    if (batches === 'too large') hours = halve(parts.source, hours, start);
    else {
      yield { to, batches };
      start = to;
    }
  }
}

function halve(source: string, hours: number, start: number): number {
  if (hours > 1) return Math.floor(hours / 2);
  const what = `the hour from ${toHour(start)} is more than 4 GB: export it through S3 and read it as files.`;
  throw new SourceContractError(source, what);
}

/** The vendor's `end` names the last hour that is meant. */
async function open({ source, api }: ExportParts, { from, to }: HourRange, signal: AbortSignal) {
  const query = { start: toParam(from), end: toParam(to - HOUR_MS) };
  const accepts = [TOO_LARGE, NO_DATA];
  const { status, bytes } = await api.download({ path: '/api/2/export', query, accepts, signal });
  if (status === TOO_LARGE) return 'too large';
  return status === NO_DATA ? nothing() : readJsonLines(source, unzipGzipped(source, bytes), BATCH);
}

async function* nothing(): AsyncGenerator<unknown[]> {
  // an hour without events
}

const toParam = (ms: number): string => toHour(ms).slice(0, 13).replaceAll('-', '');
