import { AppError } from '../../errors';
import type { CheckFinding, PullContext, PullStream } from '../pull/connector';
import { bindQuery, type NamedQuery } from './bind-query';
import { type QuerySettings, nameOfQuery } from './query-settings';
import { judgeColumns } from './sql-columns';
import { isUnreadable, type SqlRecord } from './sql-engine';
import { planRead, type SqlPlan } from './sql-stream';

const SAMPLE_ROWS = 100;

/** What one SELECT comes to: its columns against the contract, and whether a sample of its rows can be taken. */
export async function checkQuery(plan: SqlPlan, stream: PullStream, context: PullContext): Promise<CheckFinding[]> {
  const { query, engine, source } = plan;
  const select = bindQuery(source, query, engine.dialect);
  try {
    const standing = { at: null, passAt: null };
    const { cursorColumn, columns, statement } = await planRead(plan, select, { standing, context });
    const sample = { ...statement, text: `select * from (\n${select.text}\n) as barometer_rows limit ${SAMPLE_ROWS}` };
    const records = await readFirst(engine.read(sample, context));
    return [
      ...noteIgnored(query, columns),
      judgeSample({ query, stream, mode: describeMode(query, cursorColumn) }, records),
    ];
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return [{ level: 'problem', text: thrown.message }];
  }
}

async function readFirst(batches: AsyncIterable<readonly SqlRecord[]>): Promise<readonly SqlRecord[]> {
  for await (const batch of batches) return batch;
  return [];
}

export function noteIgnored(query: NamedQuery, columns: readonly string[]): CheckFinding[] {
  const ignored = judgeColumns(query.stream, columns).ignored.filter((column) => column !== 'filename'); // DuckDB's own
  if (ignored.length === 0) return [];
  const list = ignored.map((column) => `"${column}"`).join(', ');
  return [{ level: 'note', text: `${nameOfQuery(query)}: ignores ${ignored.length} unknown columns: ${list}` }];
}

type Sampled = { query: NamedQuery; stream: PullStream; mode: string };

function describeMode({ snapshot }: QuerySettings, cursorColumn: string | null): string {
  if (snapshot) return 'as a whole';
  return cursorColumn === null ? 'as a whole, every time' : `by "${cursorColumn}"`;
}

/** Whether rows of a sample can be taken, without their values. */
export function judgeSample({ query, stream, mode }: Sampled, records: readonly unknown[]): CheckFinding {
  const name = nameOfQuery(query);
  if (records.length === 0) return { level: 'note', text: `${name}: the SELECT gives no rows` };
  const refused = records.map((record) => stream.take(record)).filter((taken) => 'refused' in taken);
  const [first] = refused;
  if (first !== undefined)
    return {
      level: 'problem',
      text: `${name}: ${refused.length} of ${records.length} rows cannot be taken: ${first.refused.path ?? 'row'} ${first.refused.reason}`,
    };
  const isRead = records.filter((record) => !isUnreadable(record)).length;
  return { level: 'ok', text: `${name}: read ${isRead} rows; would sync ${query.stream} ${mode}` };
}
