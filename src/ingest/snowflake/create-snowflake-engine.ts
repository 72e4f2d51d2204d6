import type { CheckFinding, PullContext } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import { hideValues } from '../sql/hide-values';
import { inBatches } from '../sql/in-batches';
import { SNOWFLAKE } from '../sql/sql-dialect';
import type { SqlEngine, SqlRow, SqlStatement } from '../sql/sql-engine';
import { readerOf } from './read-value';
import { listPartitions, type Runner, runStatement } from './run-statement';
import type { ResultSet } from './schema';

/** Snowflake through its SQL API. A result lies there in partitions, which are fetched as they are asked for. */
export function createSnowflakeEngine(runner: Runner): SqlEngine {
  const { source } = runner;
  return {
    dialect: SNOWFLAKE,
    async describe(statement, context) {
      const text = `select * from (\n${statement.text}\n) as barometer_columns limit 0`;
      const result = await runStatement(runner, { ...statement, text }, context).catch((thrown: unknown) => {
        throw hideValues(source, thrown);
      });
      return namesOf(result);
    },
    async *read(statement, context) {
      try {
        yield* readRows(runner, statement, context);
      } catch (thrown) {
        throw hideValues(source, thrown);
      }
    },
    check: (context) => check(runner, context),
  };
}

async function* readRows(runner: Runner, statement: SqlStatement, context: PullContext): AsyncGenerator<SqlRow[]> {
  const result = await runStatement(runner, statement, context);
  const columns = namesOf(result);
  const readers = result.resultSetMetaData.rowType.map(({ type }) => readerOf(type));
  const toRow = (cells: ResultSet['data'][number]): SqlRow => {
    const row: Record<string, FactValue> = {};
    for (const [index, column] of columns.entries()) {
      const text = cells[index] ?? null;
      row[column] = text === null ? null : (readers[index]?.(text) ?? null);
    }
    return row;
  };
  for await (const rows of listPartitions(runner, result, context))
    for (const batch of inBatches(rows)) yield batch.map(toRow);
}

function namesOf({ resultSetMetaData }: ResultSet): string[] {
  return resultSetMetaData.rowType.map(({ name }) => name.toLowerCase());
}

async function check(runner: Runner, context: PullContext): Promise<CheckFinding[]> {
  const text = 'select current_user(), current_role(), current_warehouse()';
  const { data } = await runStatement(runner, { text, sinceCount: 0, since: context.now }, context);
  const [user = null, role = null, warehouse = null] = data[0] ?? [];
  const found: CheckFinding = {
    level: 'ok',
    text: `Snowflake: connected as ${user ?? '?'} with the role ${role ?? 'none'}`,
  };
  const warnings: CheckFinding[] = [];
  if (/^(ACCOUNTADMIN|SYSADMIN|SECURITYADMIN|ORGADMIN)$/.test(role ?? ''))
    warnings.push({ level: 'note', text: `the role ${role} may do far more than read: give Barometer one of its own` });
  if (warehouse === null)
    warnings.push({
      level: 'problem',
      text: 'the user has no warehouse: set warehouse, and grant USAGE on it to the role',
    });
  return [found, ...warnings];
}
