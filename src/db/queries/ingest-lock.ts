import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient } from 'pg';
import type { Database } from '../client';
import * as schema from '../schema';

/** The first of the lock's two numbers; the other is a hash of the source. */
export const SOURCE_LOCK_CLASS = 5_246_338; // any constant: it only has to differ from other advisory locks in this database

/** One connection, as drizzle and as itself (COPY and temporary tables need the latter): both see the same transaction. */
export type Connection = { client: PoolClient; db: Database['db'] };

/** Work on one connection, which is closed when the work failed: nothing of it may be left to the next. */
export async function withConnection<T>(pool: Pool, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isClean = false;
  try {
    const result = await work({ client, db: drizzle(client, { schema }) });
    isClean = true;
    return result;
  } finally {
    client.release(!isClean);
  }
}

/**
 * Work on one connection that holds the lock of this source; null, without waiting, when another run has it.
 * Postgres lets go of the lock when the process dies.
 */
export async function withSourceLock<T>(
  pool: Pool,
  source: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T | null> {
  return withConnection(pool, async (connection) => {
    const lock = 'select pg_try_advisory_lock($1, hashtext($2)) as held';
    const { rows } = await connection.client.query<{ held: boolean }>(lock, [SOURCE_LOCK_CLASS, source]);
    if (rows[0]?.held !== true) return null;
    const result = await work(connection);
    await connection.client.query('select pg_advisory_unlock($1, hashtext($2))', [SOURCE_LOCK_CLASS, source]);
    return result; // where the work failed the connection is closed, and its lock with it
  });
}
