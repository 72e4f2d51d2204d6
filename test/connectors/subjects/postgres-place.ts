import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { createReader, type Reader } from '../../ingest/postgres/warehouse';
import type { Breakage, Place } from '../subject';
import { collectChanges, WAREHOUSE_QUERY, type WarehouseRow } from './warehouse-rows';

/** A table in a schema of its own, read by a user that may do nothing else. */
export async function openPostgresPlace(pool: Pool): Promise<Place> {
  const reader = await createReader(pool);
  const schema = `warehouse_${randomBytes(6).toString('hex')}`;
  await pool.query(`
    create schema ${schema};
    create table ${schema}.contacts (
      contact_id text primary key, account_key text, name text, last_seen_at timestamptz, updated_at timestamptz, deleted boolean
    );
    grant usage on schema ${schema} to ${reader.role};
    grant select on ${schema}.contacts to ${reader.role}`);
  const changes = collectChanges();
  const sql = WAREHOUSE_QUERY.sql.replace('from contacts', `from ${schema}.contacts`);
  return {
    reach: {
      settings: { tls: 'off', queries: [{ ...WAREHOUSE_QUERY, sql }] },
      secrets: { URL: toUrl(pool, reader), PASSWORD: reader.password },
    },
    keeper: { ...changes.keeper, setPageSize: () => undefined }, // 5,000 rows are fetched at a time
    publish: () => write(pool, schema, changes.take()),
    breakages: listBreakages(pool, schema, reader),
    close: async () => {
      await pool.query(`drop schema ${schema} cascade`);
      await reader.drop();
    },
  };
}

function toUrl(pool: Pool, { role, password }: Reader): string {
  const url = new URL(String(pool.options.connectionString));
  url.username = role;
  url.password = password;
  return url.toString();
}

function listBreakages(pool: Pool, schema: string, { role }: Reader): Breakage[] {
  const run = (sql: string) => async (): Promise<void> => void (await pool.query(sql));
  return [
    { breakIt: run(`revoke select on ${schema}.contacts from ${role}`), isFatal: true },
    { breakIt: run(`alter role ${role} password 'another-since-yesterday'`), isFatal: true },
    { breakIt: run(`alter role ${role} nologin`), isFatal: true },
  ];
}

/** No text of Postgres holds a NUL. */
const toText = ({ name }: WarehouseRow): string => name.replaceAll('\u0000', '');

async function write(pool: Pool, schema: string, rows: readonly WarehouseRow[]): Promise<void> {
  await pool.query(
    `insert into ${schema}.contacts (contact_id, account_key, name, last_seen_at, updated_at, deleted)
     select id, key, name, at, at, gone from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::boolean[])
       as changed (id, key, name, at, gone)
     on conflict (contact_id) do update set account_key = excluded.account_key, name = excluded.name,
       last_seen_at = excluded.last_seen_at, updated_at = excluded.updated_at, deleted = excluded.deleted`,
    [
      rows.map(({ contactId }) => contactId),
      rows.map(({ accountKey }) => accountKey),
      rows.map(toText),
      rows.map(({ at }) => at),
      rows.map(({ isDeleted }) => isDeleted),
    ],
  );
}
