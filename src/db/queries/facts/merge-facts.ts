import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Stream } from '../../../domain/stream';
import { CHANGED_ACCOUNTS } from './changed-accounts';
import { toCopyText, type StagedRow } from './copy-text';
import { buildMergeSql, type Overwrites, type Repeats } from './merge-sql';
import { SAID_NOTHING, settleEntered } from './settle-entered';
import { belongsToAccounts, getStagedColumns, type StagedColumn } from './tables';

const STAGE = 'fact_stage';
const MAX_UNKNOWN_ROWS = 10_000; // given back by one merge; all of them are counted
const SORT_MEMORY = '64MB'; // one batch is sorted by key in memory

/**
 * While a merge looks rows up, the table it looks them up in grows by what it inserts. A planner that knows the table as small would
 * read all of it for each row: hours for the first import of a large file. So it may only go by the key's index.
 */
export const BY_INDEX = 'set local enable_seqscan = off; set local enable_bitmapscan = off';
export const BY_COST = 'set local enable_seqscan = default; set local enable_bitmapscan = default';

/** A temporary table for pages of one stream that all have the same columns. */
export type Stage = { stream: Stream; columns: readonly StagedColumn[] };
export type MergeOptions = { source: string; now: Date; repeats: Repeats; overwrites?: Overwrites | undefined };
export type UnknownAccounts = { total: number; rows: { line: number; row: Record<string, string> }[] };
export type MergeResult = {
  landed: number; // new or changed
  unknown: UnknownAccounts; // left out: nobody knows their account
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
  await client.query(`set local work_mem = '${SORT_MEMORY}'; set local statement_timeout = 0`); // a large file may take its time
  return { stream, columns: staged };
}

/** Rows of the contract as the stage takes them in. */
export function encodeRows({ columns }: Stage, rows: readonly StagedRow[]): Buffer {
  return toCopyText(
    rows,
    columns.map(({ name }) => name),
  );
}

/**
 * COPY rows into the stage, then one merge. Of rows with the same key the last line wins; a fact that is already there as it
 * came is not written again. Many rows at once are better than few: sorted by key, they find their index pages together.
 */
export async function mergeFacts(
  client: PoolClient,
  stage: Stage,
  encodedRows: readonly Buffer[],
  { source, now, repeats, overwrites = 'any' }: MergeOptions,
): Promise<MergeResult> {
  await client.query(`truncate ${STAGE}`); // in place: the table is of this transaction
  const list = stage.columns.map(({ column }) => `"${column}"`).join(', ');
  await pipeline(Readable.from(encodedRows), client.query(copyFrom(`copy ${STAGE} (line, ${list}) from stdin`)));
  const unknown = belongsToAccounts(stage.stream) ? await dropUnknownAccounts(client, stage) : { total: 0, rows: [] };
  const names = { stage: STAGE, changed: CHANGED_ACCOUNTS };
  const statement = buildMergeSql(stage.stream, stage.columns, { ...names, repeats, overwrites });
  await client.query(BY_INDEX);
  const merged = await client.query<Omit<MergeResult, 'unknown'>>(statement, [source, now]);
  await client.query(BY_COST);
  await settleStaged(client, stage, now);
  const [counts] = merged.rows;
  if (counts === undefined) throw new Error(`the merge of ${stage.stream} answered nothing`);
  return { ...counts, unknown };
}

/** What people entered about accounts and their people gives way to what has landed. */
async function settleStaged(client: PoolClient, { stream, columns }: Stage, now: Date): Promise<void> {
  if (stream !== 'accounts' && stream !== 'contacts') return;
  const cell = (column: string, type: string): string =>
    columns.some((one) => one.column === column) ? `s."${column}"` : `null::${type}`;
  const staged = `select s.account_id, ${cell('arr', 'float8')} as arr, ${cell('renewal_on', 'date')} as renewal_on from ${STAGE} s`;
  await settleEntered(client, { now, said: stream === 'accounts' ? { sql: staged, values: [] } : SAID_NOTHING });
}

async function dropUnknownAccounts(client: PoolClient, { columns }: Stage): Promise<UnknownAccounts> {
  const cells = columns.map(({ name, column }) => `'${name}', coalesce("${column}"::text, '')`).join(', ');
  const { rows } = await client.query<{ line: number; row: Record<string, string>; total: number }>(
    `with gone as (
       delete from ${STAGE} s where not exists (select from accounts a where a.account_id = s.account_id) returning s.*
     )
     select line, jsonb_build_object(${cells}) as row, (select count(*)::int from gone) as total
     from gone order by line limit ${MAX_UNKNOWN_ROWS}`,
  );
  return { total: rows[0]?.total ?? 0, rows };
}
