import type { Stream } from '../../domain/stream';
import type { FactRow, Page, RejectedRow } from '../../ingest/connector';
import { keepSafely } from '../../ingest/reject';

const DAY_MS = 86_400_000;
/** Streams of one row per account and day, of which the last day says how far they reach (X14). */
const DAY_STREAMS: ReadonlySet<Stream> = new Set<Stream>(['usage_daily', 'engagement_daily']);

type Sifted = Pick<Page, 'rows' | 'rejected'>;

/**
 * Keeps aside days that have not begun anywhere on earth: a mistyped year would make a source that has died look fresh until then.
 * The day after today in UTC has begun east of it.
 */
export function rejectDaysToCome(stream: Stream, { rows, rejected }: Sifted, now: Date): Sifted {
  if (!DAY_STREAMS.has(stream)) return { rows, rejected };
  const last = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  const isToCome = (row: FactRow): boolean => dayOf(row) > last;
  if (!rows.some(isToCome)) return { rows, rejected };
  return {
    rows: rows.filter((row) => !isToCome(row)),
    rejected: [...rejected, ...rows.filter(isToCome).map(reject)],
  };
}

const dayOf = ({ fact }: FactRow): string => ('day' in fact && typeof fact.day === 'string' ? fact.day : '');

function reject(row: FactRow): RejectedRow {
  const cells = Object.entries(row.fact).map(([column, value]) => [column, value === null ? '' : String(value)]);
  const reason = `${dayOf(row)} has not come yet`;
  return { line: row.line, column: 'day', reason, row: keepSafely(Object.fromEntries(cells)) };
}
