import { resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Pool } from 'pg';

/** `src/db` and `dist/db` lie equally deep below the package's root. */
export const MIGRATIONS_FOLDER = resolve(__dirname, '../../db/migrations');

const LOCK_KEY = 5_246_337; // any constant: it only has to differ from other advisory locks in this database

/** Bring the database up to the newest migration. Two processes at once wait for each other; a second run changes nothing. */
export async function migrateDatabase(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  } finally {
    client.release(true); // closing the connection frees the lock, whatever state a failed migration left
  }
}
