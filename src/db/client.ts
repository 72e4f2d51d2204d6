import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgTransaction } from 'drizzle-orm/pg-core';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { Pool, types, type CustomTypesConfig, type PoolConfig } from 'pg';
import * as schema from './schema';

type Schema = typeof schema;

/** A connection or a transaction: queries take either. */
export type Db =
  NodePgDatabase<Schema> | PgTransaction<NodePgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

export type { Pool, PoolClient } from 'pg'; // other rooms speak of a pool without importing pg

export type Database = { pool: Pool; db: NodePgDatabase<Schema>; close(): Promise<void> };

export type DatabaseOptions = Pick<PoolConfig, 'max' | 'application_name' | 'statement_timeout'> & {
  /** Told when an idle connection breaks (server restarted): the pool drops it and opens another when one is needed. */
  onIdleError?: (error: Error) => void;
};

const asNumber = (text: string): number => Number(text);
const asText = (text: string): string => text;

const PARSERS = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, asNumber], // counts; our own numbers stay far below 2^53
  [types.builtins.NUMERIC, asNumber],
  [types.builtins.FLOAT8, asNumber],
  [types.builtins.DATE, asText], // a calendar day has no zone: never a Date
]);

/** This pool's own parsers: pg's global table belongs to the whole process. */
const TYPES: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? types.getTypeParser(oid, format),
};

const ignore = (): void => undefined;

export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { onIdleError, ...poolOptions } = options;
  const pool = new Pool({ connectionString: url, types: TYPES, application_name: 'barometer', ...poolOptions });
  const onBroken = onIdleError ?? (() => undefined); // without a listener a connection's end would end the process
  pool.on('error', onBroken);
  pool.on('connect', (client) => client.on('error', ignore)); // one in use: its query fails, and tells of it
  return { pool, db: drizzle(pool, { schema }), close: () => pool.end() };
}
