import { and, asc, eq, sql } from 'drizzle-orm';
import type { Conditions } from '../../domain/list';
import type { Db } from '../client';
import { savedFilters } from '../schema';

export type SavedFilter = { filterId: string; name: string; filter: Record<string, unknown> };

const columns = { filterId: savedFilters.filterId, name: savedFilters.name, filter: savedFilters.filter };

/** Lists someone saved, by name. */
export function listSavedFilters(db: Db, email: string): Promise<SavedFilter[]> {
  return db.select(columns).from(savedFilters).where(eq(savedFilters.email, email)).orderBy(asc(savedFilters.nameKey));
}

/**
 * Saves a list under its name, whatever its case; one of that name is replaced and keeps its id. With `most` lists already, none is added.
 * @returns Null when there was no room for another.
 */
export async function saveFilter(
  db: Db,
  args: { email: string; name: string; conditions: Conditions; now: Date; most: number },
): Promise<{ filterId: string; isReplaced: boolean } | null> {
  const { email, name, conditions, now, most } = args;
  const [row] = await db
    .execute<{ filter_id: string; is_replaced: boolean }>(
      sql`
    insert into saved_filters (email, name, filter, saved_at)
    select ${email}, ${name}, ${JSON.stringify(conditions)}::jsonb, ${now.toISOString()}
    where (select count(*) from saved_filters where email = ${email} and name_key <> lower(${name})) < ${most}
    on conflict (email, name_key) do update set name = excluded.name, filter = excluded.filter, saved_at = excluded.saved_at
    returning filter_id, xmax <> 0 as is_replaced`,
    )
    .then(({ rows }) => rows);
  return row === undefined ? null : { filterId: row.filter_id, isReplaced: row.is_replaced };
}

/** @returns its name; null when it is not this person's, or gone. */
export async function deleteFilter(db: Db, args: { email: string; filterId: string }): Promise<string | null> {
  const [row] = await db
    .delete(savedFilters)
    .where(and(eq(savedFilters.email, args.email), eq(savedFilters.filterId, args.filterId)))
    .returning({ name: savedFilters.name });
  return row?.name ?? null;
}
