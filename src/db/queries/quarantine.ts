import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Stream } from '../../domain/stream';
import type { Db } from '../client';
import { quarantine } from '../schema';

const ROWS_PER_STATEMENT = 1_000;

export type QuarantinedRow = { line: number; column: string | null; reason: string; row: Record<string, string> };
export type QuarantineOrigin = { source: string; stream: Stream; file: string; syncRunId: number; now: Date };

/** Keep rows aside. The same row with the same reason is one row here however often it comes, with where it was seen last. */
export async function quarantineRows(db: Db, origin: QuarantineOrigin, rows: readonly QuarantinedRow[]): Promise<void> {
  const unique = [...new Map(rows.map((row) => [hashRow(origin, row), row])).entries()];
  for (let start = 0; start < unique.length; start += ROWS_PER_STATEMENT) {
    await saveRows(db, origin, unique.slice(start, start + ROWS_PER_STATEMENT));
  }
}

async function saveRows(db: Db, { now, ...origin }: QuarantineOrigin, rows: readonly [string, QuarantinedRow][]) {
  const values = rows.map(([rowHash, row]) => ({ ...origin, ...row, rowHash, firstSeenAt: now, lastSeenAt: now }));
  await db
    .insert(quarantine)
    .values(values)
    .onConflictDoUpdate({
      target: [quarantine.source, quarantine.stream, quarantine.rowHash],
      set: {
        file: sql`excluded.file`,
        line: sql`excluded.line`,
        lastSeenAt: sql`excluded.last_seen_at`,
        syncRunId: sql`excluded.sync_run_id`,
      },
    });
}

function hashRow({ source, stream }: QuarantineOrigin, { column, reason, row }: QuarantinedRow): string {
  return createHash('sha256')
    .update(JSON.stringify([source, stream, column, reason, row]))
    .digest('hex');
}
