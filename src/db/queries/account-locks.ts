import type { Pool } from 'pg';

/** The first of the lock's two numbers; the other is one of so many buckets that accounts fall into. */
const ACCOUNT_LOCK_CLASS = 5_246_343; // any constant: it only has to differ from other advisory locks in this database
const BUCKETS = 256; // far below what Postgres has room for, however many accounts are asked for

const EACH_BUCKET = `from (
  select distinct abs(hashtext(id) % ${BUCKETS}) as bucket from unnest($1::text[]) id order by 1
) buckets`;

/**
 * Work on these accounts while nobody else that asks does; waits for whoever is. Taken in one order, so that two never wait for each other.
 * The locks belong to a connection of their own, and end with the process.
 */
export async function withAccountLocks<T>(
  pool: Pool,
  accountIds: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let isClean = false;
  try {
    await client.query(`select pg_advisory_lock(${ACCOUNT_LOCK_CLASS}, bucket) ${EACH_BUCKET}`, [accountIds]);
    const result = await work();
    await client.query(`select pg_advisory_unlock(${ACCOUNT_LOCK_CLASS}, bucket) ${EACH_BUCKET}`, [accountIds]);
    isClean = true;
    return result;
  } finally {
    client.release(!isClean); // a connection that failed is closed, and its locks with it
  }
}
