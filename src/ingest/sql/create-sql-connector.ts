import type { CheckFinding, PullConnector } from '../pull/connector';
import { checkQuery } from './check-query';
import type { QuerySettings } from './query-settings';
import type { SqlEngine } from './sql-engine';
import { createSqlStream } from './sql-stream';

export type SqlSourceSettings = { queries: readonly QuerySettings[]; backfill_days: number; max_rows: number };

/** The user's own SELECTs against one database. @throws ConfigError for a query that is not one SELECT. */
export function createSqlConnector(source: string, settings: SqlSourceSettings, engine: SqlEngine): PullConnector {
  const { queries, backfill_days: backfillDays, max_rows: maxRows } = settings;
  const parts = queries.map((query) => {
    const plan = { source, query, engine, backfillDays, maxRows };
    return { plan, stream: createSqlStream(plan) };
  });
  return {
    source,
    streams: parts.map(({ stream }) => stream),
    async check(context) {
      const findings: CheckFinding[] = [...(await engine.check(context))];
      if (findings.some(({ level }) => level === 'problem')) return findings; // it was not even reached
      for (const { plan, stream } of parts) findings.push(...(await checkQuery(plan, stream, context)));
      return findings;
    },
  };
}
