import type { Cursor, PullContext, PullPage, PullStream } from '../pull/connector';
import { bindQuery, queryError, refuseTooMany, refuseWrongColumns } from './bind-query';
import type { BoundSelect } from './bind-since';
import { defineQueryStream } from './define-query-stream';
import { later, listNewest } from './newest';
import type { QuerySettings } from './query-settings';
import { findCursorColumn } from './sql-columns';
import { advance, completeTo, overlapOf, readStanding, sinceOf, type Standing, writeStanding } from './sql-cursor';
import type { SqlEngine, SqlStatement } from './sql-engine';

export type SqlPlan = {
  source: string;
  query: QuerySettings;
  engine: SqlEngine;
  backfillDays: number;
  maxRows: number;
};

/** One SELECT as a stream: its rows in the order of its cursor, from where it stood. */
export function createSqlStream(plan: SqlPlan): PullStream {
  const { source, query, engine } = plan;
  const select = bindQuery(source, query, engine.dialect);
  return defineQueryStream(query, [query.cursor ?? null], (cursor, context) =>
    readPages(plan, select, { cursor, context }),
  );
}

type From = { cursor: Cursor | null; context: PullContext };

async function* readPages(plan: SqlPlan, select: BoundSelect, { cursor, context }: From): AsyncGenerator<PullPage> {
  const { query, engine, source, maxRows } = plan;
  const standing = query.snapshot ? readStanding(null) : readStanding(cursor);
  const { cursorColumn, statement } = await planRead(plan, select, { standing, context });
  const passAt = standing.passAt ?? context.now;
  let { at } = standing;
  let newestDay: string | null = null;
  let rows = 0;
  for await (const records of engine.read(statement, context)) {
    rows += records.length;
    refuseTooMany(source, query, { rows, maxRows });
    const newest = listNewest(records, cursorColumn);
    at = advance(at, newest.at, context.now);
    newestDay = later(newestDay, newest.day);
    yield { records, cursor: writeStanding({ at, passAt }) };
  }
  const complete = query.stream === 'usage_daily' ? completeTo(newestDay, query.complete_to, context.now) : undefined;
  yield { records: [], cursor: writeStanding({ at, passAt: null }), isLast: true, completeTo: complete };
}

type PlannedRead = { cursorColumn: string | null; statement: SqlStatement; columns: readonly string[] };

/** The SELECT sorted by its cursor, so that a page's cursor is true of all that came before it; NULLs first, and so read every time. */
export async function planRead(
  { source, query, engine, backfillDays }: SqlPlan,
  select: BoundSelect,
  { standing, context }: { standing: Standing; context: PullContext },
): Promise<PlannedRead> {
  const sinceWith = (overlapHours: number): Date => sinceOf(standing, { now: context.now, backfillDays, overlapHours });
  const columns = await engine.describe({ ...select, since: sinceWith(0) }, context);
  refuseWrongColumns(source, query, columns);
  const cursorColumn = findCursorColumn(columns, query.cursor);
  if (cursorColumn === null && (query.cursor !== undefined || select.sinceCount > 0))
    throw queryError(source, query, `lacks the column "${query.cursor ?? 'updated_at'}" that tells what is new`);
  const text = cursorColumn === null ? select.text : sortBy(select.text, cursorColumn);
  const since = sinceWith(overlapOf(cursorColumn, query.overlap_hours));
  return { cursorColumn, columns, statement: { ...select, text, since } };
}

/** On lines of its own: the SELECT may end in a comment. */
function sortBy(text: string, column: string): string {
  return `select * from (\n${text}\n) as barometer_rows order by ${column} asc nulls first`;
}
