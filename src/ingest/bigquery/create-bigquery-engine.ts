import { SourceError } from '../../errors';
import type { PullContext } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import { hideValues } from '../sql/hide-values';
import { inBatches } from '../sql/in-batches';
import { BIGQUERY } from '../sql/sql-dialect';
import type { SqlEngine, SqlRow, SqlStatement } from '../sql/sql-engine';
import { readerOf } from './read-value';
import { dryRun, type Querier, runQuery } from './run-query';
import type { QueryAnswer } from './schema';

/** BigQuery through its REST API. What a SELECT returns is found out by a dry run, which costs nothing, unlike LIMIT 0. */
export function createBigQueryEngine(querier: Querier): SqlEngine {
  const { source, project } = querier;
  return {
    dialect: BIGQUERY,
    async describe(statement, context) {
      const { query } = await dryRun(querier, statement, context).catch((thrown: unknown) => {
        throw hideValues(source, thrown);
      });
      if ((query.statementType ?? 'SELECT') !== 'SELECT')
        throw new SourceError(source, 'config', `expected a SELECT, and BigQuery sees ${query.statementType}`);
      return (query.schema?.fields ?? []).map(({ name }) => name.toLowerCase());
    },
    async *read(statement, context) {
      try {
        yield* readRows(querier, statement, context);
      } catch (thrown) {
        throw hideValues(source, thrown);
      }
    },
    async check(context) {
      await dryRun(querier, { text: 'select 1', sinceCount: 0, since: context.now }, context);
      const limit = Number(querier.maximumBytesBilled) / 2 ** 30;
      const text = `BigQuery: connected to ${project}; a query may read at most ${limit.toFixed(1)} GiB`;
      return [{ level: 'ok', text }];
    },
  };
}

async function* readRows(querier: Querier, statement: SqlStatement, context: PullContext): AsyncGenerator<SqlRow[]> {
  for await (const answer of runQuery(querier, statement, context)) {
    const fields = (answer.schema?.fields ?? []).map((field) => ({
      name: field.name.toLowerCase(),
      read: readerOf(field),
    }));
    const toRow = ({ f }: QueryAnswer['rows'][number]): SqlRow => {
      const row: Record<string, FactValue> = {};
      for (const [index, { name, read }] of fields.entries()) row[name] = read(f[index]?.v);
      return row;
    };
    for (const batch of inBatches(answer.rows)) yield batch.map(toRow);
  }
}
