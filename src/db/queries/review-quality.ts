import { sql } from 'drizzle-orm';
import type { QualityReview } from '../../domain/monthly-review';
import type { Stream } from '../../domain/stream';
import type { Db } from '../client';
import type { MonthSpan } from './review-voices';

type Quarantined = QualityReview['quarantined'][number];

/** Rows that broke the contract and were seen in the month (R234), by source, stream and reason, most first. */
export async function listQuarantinedIn(db: Db, { fromAt, untilAt }: MonthSpan): Promise<Quarantined[]> {
  const { rows } = await db.execute<Quarantined>(sql`
    select source, stream, reason, count(*)::int as rows from quarantine
    where last_seen_at >= ${fromAt.toISOString()}::timestamptz and first_seen_at < ${untilAt.toISOString()}::timestamptz
    group by source, stream, reason order by rows desc, source, stream, reason`);
  return rows;
}

/** Runs of sources that failed in the month, most first. */
export async function listFailedRuns(
  db: Db,
  { fromAt, untilAt }: MonthSpan,
): Promise<QualityReview['failedRuns'][number][]> {
  const { rows } = await db.execute<QualityReview['failedRuns'][number]>(sql`
    select source, stream, count(*)::int as runs from sync_runs
    where status = 'failed' and started_at >= ${fromAt.toISOString()}::timestamptz and started_at < ${untilAt.toISOString()}::timestamptz
    group by source, stream order by runs desc, source, stream`);
  return rows;
}

/** Streams that some source has delivered, ever. */
export async function listDeliveredStreams(db: Db): Promise<Set<Stream>> {
  const { rows } = await db.execute<{ stream: Stream }>(sql`select distinct stream from source_streams`);
  return new Set(rows.map(({ stream }) => stream));
}
