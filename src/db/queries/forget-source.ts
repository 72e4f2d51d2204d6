import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client';

/** What is kept of a source beside its facts, in the order in which it goes: events of strangers before the strangers. */
export const LEFTOVERS = [
  'freshness',
  'cursors',
  'waiting facts',
  'product events of strangers',
  'customers nobody recognised',
  'sweeps under way',
  'runs',
  'quarantined rows',
  'ticks of its schedule',
  'days of its freshness',
] as const;
export type Leftover = (typeof LEFTOVERS)[number];

/** A customer that somebody, or a rule, has recognised stays: should the source come back, it is known again. */
const isStranger = sql`account_id is null and ignored_at is null and merged_into is null`;

const FROM: Readonly<Record<Leftover, (source: string) => SQL>> = {
  freshness: (source) => sql`source_streams where source = ${source}`,
  cursors: (source) => sql`source_cursors where source = ${source}`,
  'waiting facts': (source) => sql`waiting_facts where source = ${source}`,
  'product events of strangers': (source) =>
    sql`usage_events e where e.source = ${source} and not exists (select from source_accounts a
      where a.source = e.source and a.key = e.account_key and not (${isStranger}))`,
  'customers nobody recognised': (source) => sql`source_accounts where source = ${source} and ${isStranger}`,
  'sweeps under way': (source) => sql`sweep_seen where source = ${source}`,
  runs: (source) => sql`sync_runs where source = ${source}`,
  'quarantined rows': (source) => sql`quarantine where source = ${source}`,
  'ticks of its schedule': (source) => sql`job_runs where job = ${`ingest:${source}`}`,
  'days of its freshness': (source) =>
    sql`monitor_days where monitor = 'data_lag' and split_part(subject, '/', 1) = ${source}`,
};

/** How many rows of each kind are kept of a source. */
export async function countLeftovers(db: Db, source: string): Promise<Map<Leftover, number>> {
  const counts = new Map<Leftover, number>();
  for (const what of LEFTOVERS) {
    const { rows } = await db.execute<{ rows: number }>(sql`select count(*)::int as rows from ${FROM[what](source)}`);
    counts.set(what, rows[0]?.rows ?? 0);
  }
  return counts;
}

/** Forget them. Call it in a transaction, under the source's lock. */
export async function deleteLeftovers(db: Db, source: string): Promise<void> {
  for (const what of LEFTOVERS) await db.execute(sql`delete from ${FROM[what](source)}`);
}
