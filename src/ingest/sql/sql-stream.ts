import { createHash } from 'node:crypto';
import { ConfigError, messageOf, SourceError } from '../../errors';
import { parseDay } from '../csv/calendar';
import type { Cursor, PullContext, PullPage, PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { bindSince, type BoundSelect } from './bind-since';
import { createRowSchema, findInstant, nameRow, toMapped } from './map';
import { nameOfQuery, type QuerySettings } from './query-settings';
import { findCursorColumn, judgeColumns, listFactColumns } from './sql-columns';
import { advance, completeTo, overlapOf, readStanding, sinceOf, type Standing, writeStanding } from './sql-cursor';
import { isUnreadable, type SqlEngine, type SqlRecord, type SqlStatement } from './sql-engine';

export type SqlPlan = {
  source: string;
  query: QuerySettings;
  engine: SqlEngine;
  backfillDays: number;
  maxRows: number;
};

/** One SELECT as a stream: its rows in the order of its cursor, from where it stood. An edited SELECT begins anew. */
export function createSqlStream(plan: SqlPlan): PullStream {
  const { query, engine } = plan;
  const select = bindQuery(plan.source, query, engine);
  const { stream } = query;
  const defined = definePullStream({
    name: nameOfQuery(query),
    brings: { [stream]: listFactColumns(stream) },
    ids: 'contract',
    cursorVersion: versionOf(query),
    sweeps: query.snapshot ? [stream] : [],
    ...(query.every_hours === undefined ? {} : { everyHours: query.every_hours }),
    schema: createRowSchema(stream),
    idOf: (row) => nameRow(stream, row),
    map: (row) => toMapped(stream, row),
    pages: (cursor, context) => readPages(plan, select, { cursor, context }),
  });
  return {
    ...defined,
    take: (record) => (isUnreadable(record) ? { refused: record.unreadable } : defined.take(record)),
  };
}

/** @throws ConfigError naming the query. */
export function bindQuery(source: string, query: QuerySettings, { dialect }: SqlEngine): BoundSelect {
  const fail = (sentence: string): never => {
    throw new ConfigError(`sources: ${source}: queries: ${nameOfQuery(query)}: ${sentence}`);
  };
  try {
    const select = bindSince(query.sql, dialect);
    if (!query.snapshot || select.sinceCount === 0) return select;
  } catch (thrown) {
    return fail(messageOf(thrown));
  }
  return fail('a snapshot returns all there is: it cannot have :since');
}

/** 31 bits of what gives the cursor its meaning. */
function versionOf({ sql, cursor, stream }: QuerySettings): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([sql, cursor ?? null, stream]))
    .digest();
  return digest.readUInt32BE(0) >>> 1;
}

type From = { cursor: Cursor | null; context: PullContext };

async function* readPages(plan: SqlPlan, select: BoundSelect, { cursor, context }: From): AsyncGenerator<PullPage> {
  const { query, engine, source } = plan;
  const standing = query.snapshot ? readStanding(null) : readStanding(cursor);
  const { cursorColumn, statement } = await planRead(plan, select, { standing, context });
  const passAt = standing.passAt ?? context.now;
  let { at } = standing;
  let newestDay: string | null = null;
  let rows = 0;
  for await (const records of engine.read(statement, context)) {
    rows += records.length;
    if (rows > plan.maxRows) throw tooMany(source, query, plan.maxRows);
    const seen = listSeen(records, cursorColumn);
    at = advance(at, seen.at, context.now);
    newestDay = later(newestDay, seen.day);
    yield { records, cursor: writeStanding({ at, passAt }) };
  }
  const complete = query.stream === 'usage_daily' ? completeTo(newestDay, query.complete_to, context.now) : undefined;
  yield { records: [], cursor: writeStanding({ at, passAt: null }), isLast: true, completeTo: complete };
}

/** The SELECT sorted by its cursor, so that a page's cursor is true of all that came before it; NULLs first, and so read every time. */
export async function planRead(
  { source, query, engine, backfillDays }: SqlPlan,
  select: BoundSelect,
  { standing, context }: { standing: Standing; context: PullContext },
): Promise<{ cursorColumn: string | null; statement: SqlStatement; columns: readonly string[] }> {
  const sinceWith = (overlapHours: number): Date => sinceOf(standing, { now: context.now, backfillDays, overlapHours });
  const probe = { ...select, since: sinceWith(0) };
  const columns = await engine.describe(probe, context);
  refuseWrongColumns(source, query, columns);
  const cursorColumn = findCursorColumn(columns, query.cursor);
  if (cursorColumn === null && (query.cursor !== undefined || select.sinceCount > 0))
    throw configError(source, query, `lacks the column "${query.cursor ?? 'updated_at'}" that tells what is new`);
  const text = cursorColumn === null ? select.text : sortBy(select.text, cursorColumn);
  const since = sinceWith(overlapOf(cursorColumn, query.overlap_hours));
  return { cursorColumn, columns, statement: { ...select, text, since } };
}

function sortBy(text: string, column: string): string {
  return `select * from (\n${text}\n) as barometer_rows order by ${column} asc nulls first`; // a line of its own: the SELECT may end in a comment
}

function refuseWrongColumns(source: string, query: QuerySettings, columns: readonly string[]): void {
  const { missing, twice } = judgeColumns(query.stream, columns);
  const list = missing.map((column) => `"${column}"`).join(', ');
  if (missing.length > 0)
    throw configError(source, query, `lacks the required ${missing.length === 1 ? 'column' : 'columns'} ${list}`);
  if (twice !== null) throw configError(source, query, `gives the column "${twice}" twice`);
}

function configError(source: string, query: QuerySettings, sentence: string): SourceError {
  return new SourceError(source, 'config', `the SELECT of "${nameOfQuery(query)}" ${sentence}`);
}

function tooMany(source: string, query: QuerySettings, maxRows: number): SourceError {
  const name = nameOfQuery(query);
  return new SourceError(source, 'stopped', `the SELECT of "${name}" gives more than ${maxRows} rows (max_rows)`);
}

function listSeen(records: readonly SqlRecord[], cursorColumn: string | null): { at: Date | null; day: string | null } {
  let at: Date | null = null;
  let day: string | null = null;
  for (const record of records) {
    if (isUnreadable(record)) continue;
    const seen = cursorColumn === null ? null : findInstant(record[cursorColumn]);
    if (seen !== null && (at === null || seen > at)) at = seen;
    day = later(day, parseDay(String(record['day'] ?? '').slice(0, 10)) ?? null);
  }
  return { at, day };
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
