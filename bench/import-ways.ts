import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../src/db/client';
import { usageDaily } from '../src/db/schema';
import { toUsageRow } from './import-sample';

const ROWS_PER_INSERT = 1_000;

/** Seconds that Postgres alone needs for the file: COPY straight into such a table with its indexes. It can neither check nor upsert. */
export async function copyFloor(pool: Pool, usagePath: string): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query(`create table usage_floor (like usage_daily including all)`);
    await client.query(`alter table usage_floor alter source set default 'bench'`);
    const columns = 'account_id, day, active_users, logins, events, features_used, minutes, api_calls';
    const startedMs = performance.now();
    const copy = client.query(copyFrom(`copy usage_floor (${columns}) from stdin (format csv, header)`));
    await pipeline(createReadStream(usagePath, { highWaterMark: 256 * 1024 }), copy);
    const seconds = (performance.now() - startedMs) / 1000;
    await client.query('drop table usage_floor');
    return seconds;
  } finally {
    client.release();
  }
}

/** Seconds that the ORM needs to upsert `rows` rows, 1,000 a statement, without reading or checking a file. */
export async function insertByOrm(db: Database['db'], rows: number): Promise<number> {
  const startedMs = performance.now();
  for (let start = 0; start < rows; start += ROWS_PER_INSERT) {
    const values = Array.from({ length: ROWS_PER_INSERT }, (_, index) => ({
      ...toUsageRow(start + index),
      source: 'bench',
    }));
    await db
      .insert(usageDaily)
      .values(values)
      .onConflictDoUpdate({
        target: [usageDaily.accountId, usageDaily.day],
        set: { logins: sql`excluded.logins`, events: sql`excluded.events`, minutes: sql`excluded.minutes` },
      });
  }
  const seconds = (performance.now() - startedMs) / 1000;
  await db.execute(sql`truncate usage_daily`);
  return seconds;
}
