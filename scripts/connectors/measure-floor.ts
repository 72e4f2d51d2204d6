import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Stream } from '../../src/domain/stream';
import { TABLES } from '../../test/connectors/landed';
import { SOURCE } from '../../test/connectors/world';

const SECOND_MS = 1000;

/**
 * Seconds that the rows which a connector brought take from memory by COPY into a temporary table and one upsert into an empty table of the same columns
 * and indexes: what nothing that asks, checks and matches can reach. Of events the events, and not the days that they add up to.
 */
export async function measureFloor(pool: Pool, stream: Stream): Promise<number> {
  const client = await pool.connect();
  try {
    const table = TABLES[stream]?.table ?? (await findUsageTable(client));
    const columns = await listColumns(client, table);
    const chunks = await readOut(client, table, columns);
    await client.query(`create table floor_rows (like ${table} including all)`);
    const startedAt = performance.now();
    await bringBack(client, table, { columns, chunks });
    return (performance.now() - startedAt) / SECOND_MS;
  } finally {
    client.release();
  }
}

async function findUsageTable(client: PoolClient): Promise<string> {
  const { rowCount } = await client.query('select from usage_events where source = $1 limit 1', [SOURCE]);
  return rowCount === 0 ? 'usage_daily' : 'usage_events';
}

type Column = { name: string; isKey: boolean };

/** Of the table, without those that Postgres fills itself. */
async function listColumns(client: PoolClient, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, coalesce(a.attnum = any(i.indkey), false) as "isKey"
     from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [table],
  );
  return rows;
}

async function readOut(client: PoolClient, table: string, columns: readonly Column[]): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  const names = listNames(columns);
  const out = client.query(copyTo(`copy (select ${names} from ${table} where source = '${SOURCE}') to stdout`));
  for await (const chunk of out) chunks.push(chunk as Buffer);
  return chunks;
}

type Rows = { columns: readonly Column[]; chunks: readonly Buffer[] };

async function bringBack(client: PoolClient, table: string, { columns, chunks }: Rows): Promise<void> {
  const names = listNames(columns);
  const sets = columns.filter(({ isKey }) => !isKey).map(({ name }) => `${name} = excluded.${name}`);
  await client.query('begin');
  await client.query(`create temp table staged_rows on commit drop as select ${names} from ${table} limit 0`);
  await pipeline(Readable.from(chunks), client.query(copyFrom(`copy staged_rows (${names}) from stdin`)));
  await client.query(`insert into floor_rows (${names}) select ${names} from staged_rows
    on conflict (${listNames(columns.filter(({ isKey }) => isKey))}) do update set ${sets.join(', ')}`);
  await client.query('commit');
}

const listNames = (columns: readonly Column[]): string => columns.map(({ name }) => name).join(', ');
