import { getTableName, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { accountNotes } from '../schema';
import type { NewNote } from './account-notes';
import { CHANGED_ACCOUNTS } from './facts/changed-accounts';
import { FACT_TABLES } from './facts/tables';

const AT_ONCE = 500;

type ExportedStream = 'nps' | 'activities';

/** Notes that were written elsewhere, each once. Returns how many are new. */
export async function insertExportedNotes(db: Db, notes: readonly NewNote[]): Promise<number> {
  let kept = 0;
  for (let at = 0; at < notes.length; at += AT_ONCE) {
    const rows = await db
      .insert(accountNotes)
      .values(notes.slice(at, at + AT_ONCE))
      .onConflictDoNothing({ target: accountNotes.formId })
      .returning({ noteId: accountNotes.noteId });
    kept += rows.length;
  }
  return kept;
}

/** Take out what an exported file brought: facts by their ids as stored, those that wait too. With an open list of changed accounts. */
export async function deleteExportedFacts(
  db: Db,
  { source, stream, ids }: { source: string; stream: ExportedStream; ids: readonly string[] },
): Promise<number> {
  const { table, pulledId } = FACT_TABLES[stream];
  const { rows } = await db.execute<{ gone: number }>(sql`
    with gone as (
      delete from ${sql.raw(getTableName(table))} t
      where t.source = ${source} and t.${sql.raw(pulledId ?? '')} = any(${sql.param(ids)}::text[]) returning account_id
    ), noted as (
      insert into ${sql.raw(CHANGED_ACCOUNTS)} select distinct account_id from gone on conflict do nothing
    ), waiting as (
      delete from waiting_facts
      where source = ${source} and stream = ${stream} and fact_key = any(${sql.param(ids)}::text[]) returning 1
    )
    select (select count(*) from gone)::int + (select count(*) from waiting)::int as gone`);
  return rows[0]?.gone ?? 0;
}

export async function deleteExportedNotes(db: Db, formIds: readonly string[]): Promise<number> {
  if (formIds.length === 0) return 0;
  const rows = await db
    .delete(accountNotes)
    .where(inArray(accountNotes.formId, [...formIds]))
    .returning({ noteId: accountNotes.noteId });
  return rows.length;
}
