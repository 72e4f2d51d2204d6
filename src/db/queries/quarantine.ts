import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Stream } from '../../domain/stream';
import type { Db } from '../client';
import { quarantine } from '../schema';

export type QuarantinedRow = {
  line: number;
  column: string | null;
  reason: string;
  row: Record<string, string>;
  recordId?: string | null; // the vendor's own id, where the row came from one
};
export type QuarantineOrigin = { source: string; stream: Stream; file: string; syncRunId: number | null; now: Date };

/**
 * Keep rows aside. The same row with the same reason is one row here however often it comes, with where it was seen last.
 * One JSON parameter and not a row of placeholders each: ten thousand bad rows take a moment, and not as long as the import.
 */
export async function quarantineRows(db: Db, origin: QuarantineOrigin, rows: readonly QuarantinedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const unique = [...new Map(rows.map((row) => [hashRow(origin, row), row])).entries()];
  const json = JSON.stringify(unique.map(([hash, row]) => ({ ...row, hash })));
  const { source, stream, file, syncRunId, now } = origin;
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    insert into ${quarantine} as kept
      (source, stream, file, line, "column", reason, "row", row_hash, record_id, first_seen_at, last_seen_at, sync_run_id)
    select ${source}, ${stream}, ${file}, line, "column", reason, "row", hash, "recordId", ${at}, ${at}, ${syncRunId}::bigint
    from jsonb_to_recordset(${json}::jsonb) as came (line integer, "column" text, reason text, "row" jsonb, hash text, "recordId" text)
    on conflict (source, stream, row_hash) do update
    set file = excluded.file, line = excluded.line, last_seen_at = excluded.last_seen_at, sync_run_id = excluded.sync_run_id`);
}

function hashRow({ source, stream }: QuarantineOrigin, { column, reason, row }: QuarantinedRow): string {
  return createHash('sha256')
    .update(JSON.stringify([source, stream, column, reason, row]))
    .digest('hex');
}
