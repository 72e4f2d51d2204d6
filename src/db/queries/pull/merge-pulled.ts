import type { PoolClient } from 'pg';
import type { Cell } from '../../../domain/source';
import type { Stream } from '../../../domain/stream';
import { BY_COST, BY_INDEX } from '../facts/merge-facts';
import { FACT_TABLES, getStagedColumns } from '../facts/tables';
import { buildPulledMergeSql, type FoundBy } from './merge-pulled-sql';
import { buildPatchSql } from './patch-pulled-sql';

export type PulledRow = { accountId: string | null; version: Date; cells: Readonly<Record<string, Cell>> };

/** Facts of one stream that all have these columns, without account_id. */
export type PulledRows = {
  source: string;
  stream: Stream;
  columns: readonly string[];
  rows: readonly PulledRow[];
  foundBy: FoundBy;
  /** They say only part of a fact (the rating of a ticket): they change what is stored, and land nowhere where nothing is. */
  isPatch: boolean;
};
export type PulledMerge = { landed: number; firstFactOn: string | null; lastFactOn: string | null };

/** One merge of facts by their versions, in the transaction of the connection. Notes the accounts of which something changed. */
export async function mergePulledRows(client: PoolClient, pulled: PulledRows): Promise<PulledMerge> {
  const { source, stream, columns, rows, foundBy, isPatch } = pulled;
  const staged = getStagedColumns(stream, [...listAccountColumn(stream), ...columns]);
  const json = rows.map(({ accountId, version, cells }, line) => {
    const row: Record<string, unknown> = { line, version, account_id: accountId };
    for (const { name, column } of staged) if (Object.hasOwn(cells, name)) row[column] = cells[name];
    return row;
  });
  const text = JSON.stringify(json);
  const [statement, values] = isPatch
    ? [buildPatchSql(stream, staged, foundBy), [text]]
    : [buildPulledMergeSql(stream, staged, foundBy), [source, stream, text]];
  await client.query(BY_INDEX);
  const merged = await client.query<PulledMerge>(statement, values);
  await client.query(BY_COST);
  const [counts] = merged.rows;
  if (counts === undefined) throw new Error(`the merge of ${stream} answered nothing`);
  return counts;
}

const listAccountColumn = (stream: Stream): string[] =>
  FACT_TABLES[stream].key.includes('account_id') ? ['account_id'] : [];
