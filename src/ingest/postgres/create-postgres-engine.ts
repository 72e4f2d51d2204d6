import Cursor from 'pg-cursor';
import type { CheckFinding, PullContext } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import type { SqlDialect } from '../sql/sql-dialect';
import type { SqlEngine, SqlRow, SqlStatement } from '../sql/sql-engine';
import { openSession, type Session, type SessionSettings } from './open-session';
import { readerOf } from './read-value';
import { toSourceError } from './to-source-error';

const BATCH_ROWS = 5_000;
const TYPES = { getTypeParser: readerOf };

/** Each privilege by itself: Redshift's has_table_privilege takes no list. */
const MAY_WRITE = `
  select count(*)::text as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    and (has_table_privilege(c.oid, 'insert') or has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete'))`;

export type PostgresEngineSettings = SessionSettings & { source: string; dialect: SqlDialect };

/** Postgres, and whatever speaks as it does, within read-only transactions. Rows are fetched 5,000 at a time, as they are asked for. */
export function createPostgresEngine(settings: PostgresEngineSettings): SqlEngine {
  const { source, dialect } = settings;
  async function within<T>({ signal }: PullContext, work: (session: Session) => Promise<T>): Promise<T> {
    try {
      const session = await openSession(settings, signal);
      try {
        return await work(session);
      } finally {
        await session.close();
      }
    } catch (thrown) {
      throw signal.aborted ? signal.reason : toSourceError(source, thrown);
    }
  }
  return {
    dialect,
    describe: (statement, context) => within(context, (session) => describe(session, statement)),
    check: (context) => within(context, (session) => findWho(session, dialect)),
    async *read(statement, { signal }) {
      try {
        const session = await openSession(settings, signal);
        yield* readBatches(session, statement);
      } catch (thrown) {
        throw signal.aborted ? signal.reason : toSourceError(source, thrown);
      }
    },
  };
}

async function describe({ client }: Session, statement: SqlStatement): Promise<string[]> {
  const text = `select * from (\n${statement.text}\n) as barometer_columns limit 0`;
  const { fields } = await client.query({ text, values: valuesOf(statement), rowMode: 'array' });
  return fields.map(({ name }) => name.toLowerCase());
}

async function* readBatches({ client, close }: Session, statement: SqlStatement): AsyncGenerator<SqlRow[]> {
  const cursor = client.query(new Cursor<SqlRow>(statement.text, valuesOf(statement), { types: TYPES }));
  try {
    for (;;) {
      const rows = await cursor.read(BATCH_ROWS);
      if (rows.length === 0) return;
      yield rows.map(withLowerCaseNames);
    }
  } finally {
    await cursor.close().catch(() => undefined);
    await close();
  }
}

function withLowerCaseNames(row: SqlRow): SqlRow {
  const named: Record<string, FactValue> = {};
  for (const name in row) named[name.toLowerCase()] = row[name] ?? null;
  return named;
}

function valuesOf({ sinceCount, since }: SqlStatement): string[] {
  return sinceCount === 0 ? [] : [since.toISOString()]; // $1, however often it stands there
}

async function findWho({ client }: Session, { title }: SqlDialect): Promise<CheckFinding[]> {
  const who = await client.query<{ name: string; place: string }>(
    'select current_user::text as name, current_database()::text as place',
  );
  const { rows } = await client.query<{ tables: string }>(MAY_WRITE);
  const [{ name, place } = { name: '?', place: '?' }] = who.rows;
  const writable = Number(rows[0]?.tables ?? 0);
  const found: CheckFinding = { level: 'ok', text: `${title}: connected to ${place} as ${name}, reading only` };
  if (writable === 0) return [found];
  const text = `the user ${name} may write to ${writable} tables: a user that can only read is safer (GRANT SELECT)`;
  return [found, { level: 'note', text }];
}
