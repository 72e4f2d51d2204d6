import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Stream } from '../../../domain/stream';
import { CHANGED_ACCOUNTS } from './changed-accounts';
import { toCopyText, type StagedRow } from './copy-text';
import { buildMergeSql } from './merge-sql';
import { belongsToAccounts, getStagedColumns, type StagedColumn } from './tables';

const STAGE = 'fact_stage';

/** A temporary table for pages of one stream that all have the same columns. */
export type Stage = { stream: Stream; columns: readonly StagedColumn[] };
export type Origin = { source: string; now: Date };
export type MergeResult = {
  landed: number; // new or changed
  unknownAccountLines: number[]; // rows left out: nobody knows their account
  firstFactOn: string | null; // days the rest speaks of
  lastFactOn: string | null;
};

/**
 * Make the stage; it goes with the transaction it must be made in. `columns` are names of the CSV contract.
 * COPY needs the connection itself: so a client here, and not a `Db`.
 */
export async function openStage(client: PoolClient, stream: Stream, columns: readonly string[]): Promise<Stage> {
  const staged = getStagedColumns(stream, columns);
  const definitions = staged.map(({ column, type }) => `"${column}" ${type}`).join(', ');
  await client.query(`create temp table ${STAGE} (line integer, ${definitions}) on commit drop`);
  return { stream, columns: staged };
}

/**
 * COPY a page into the stage, then one merge. Of rows with the same key the last line wins; a fact that is already there as it
 * came is not written again.
 */
export async function mergeFacts(
  client: PoolClient,
  stage: Stage,
  rows: readonly StagedRow[],
  origin: Origin,
): Promise<MergeResult> {
  await client.query(`truncate ${STAGE}`); // in place: the table is of this transaction
  await copyRows(client, stage, rows);
  const unknownAccountLines = belongsToAccounts(stage.stream) ? await dropUnknownAccounts(client) : [];
  const statement = buildMergeSql(stage.stream, stage.columns, { stage: STAGE, changed: CHANGED_ACCOUNTS });
  const merged = await client.query<Omit<MergeResult, 'unknownAccountLines'>>(statement, [origin.source, origin.now]);
  const [counts] = merged.rows;
  if (counts === undefined) throw new Error(`the merge of ${stage.stream} answered nothing`);
  return { ...counts, unknownAccountLines };
}

async function copyRows(client: PoolClient, { columns }: Stage, rows: readonly StagedRow[]): Promise<void> {
  const list = columns.map(({ column }) => `"${column}"`).join(', ');
  const copy = client.query(copyFrom(`copy ${STAGE} (line, ${list}) from stdin`));
  const names = columns.map(({ name }) => name);
  await pipeline(Readable.from(toCopyText(rows, names)), copy);
}

async function dropUnknownAccounts(client: PoolClient): Promise<number[]> {
  const { rows } = await client.query<{ line: number }>(
    `delete from ${STAGE} s where not exists (select from accounts a where a.account_id = s.account_id) returning line`,
  );
  return rows.map(({ line }) => line);
}
