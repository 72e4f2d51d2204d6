import { createHash } from 'node:crypto';
import type { PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import type { NamedQuery } from './bind-query';
import { createRowSchema, nameRow, toMapped } from './map';
import { nameOfQuery } from './query-settings';
import { listFactColumns } from './sql-columns';
import { isUnreadable } from './sql-engine';

type StreamQuery = NamedQuery & { every_hours?: number | undefined };

/** A query as a stream of facts whose ids are ours. `meaning`: what gives its cursor its meaning; edited, the stream begins anew. */
export function defineQueryStream(
  query: StreamQuery,
  meaning: readonly unknown[],
  pages: PullStream['pages'],
): PullStream {
  const { stream } = query;
  const defined = definePullStream({
    name: nameOfQuery(query),
    brings: { [stream]: listFactColumns(stream) },
    ids: 'contract',
    cursorVersion: toVersion([stream, query.sql, ...meaning]),
    sweeps: query.snapshot ? [stream] : [],
    everyHours: query.every_hours,
    schema: createRowSchema(stream),
    idOf: (row) => nameRow(stream, row),
    map: (row) => toMapped(stream, row),
    pages,
  });
  return {
    ...defined,
    take: (record) => (isUnreadable(record) ? { refused: record.unreadable } : defined.take(record)),
  };
}

/** 31 bits: what Postgres holds as an integer. */
function toVersion(meaning: readonly unknown[]): number {
  return createHash('sha256').update(JSON.stringify(meaning)).digest().readUInt32BE(0) >>> 1;
}
