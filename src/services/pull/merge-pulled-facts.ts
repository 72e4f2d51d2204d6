import type { Connection } from '../../db/queries/ingest-lock';
import { type Said, SAID_NOTHING, settleEntered } from '../../db/queries/facts/settle-entered';
import { mergePulledRows } from '../../db/queries/pull/merge-pulled';
import type { Stream } from '../../domain/stream';
import { ROW_SCHEMAS } from '../../ingest/csv/schema';
import { groupRows } from '../../ingest/hook/group-rows';
import type { PullStream } from '../../ingest/pull/connector';
import { isPatch } from './check-fact';
import { ID_COLUMNS } from './fact-ids';
import { addMerge, countsOf, type StreamCounts } from './land-counts';
import type { MatchedFact } from './ready-fact';

/** `ids`: whether the facts' ids bear their source's name, and so name a fact whosever it was until now. */
export type FactMerge = {
  source: string;
  facts: readonly MatchedFact[];
  ids: PullStream['ids'];
  now: Date;
};

/**
 * Bring facts of known accounts in, by their versions, in the transaction that is open on the connection: what others refer to first. Facts that name
 * the same columns go together; a column that a fact does not name keeps what is stored.
 */
export async function mergePulledFacts(
  connection: Pick<Connection, 'client'>,
  { source, facts, ids, now }: FactMerge,
): Promise<StreamCounts> {
  const counts: StreamCounts = new Map();
  for (const stream of Object.keys(ROW_SCHEMAS) as Stream[]) {
    const own = facts.filter((fact) => fact.stream === stream);
    if (own.length === 0) continue;
    const total = countsOf(counts, stream);
    total.rowsRead = own.length;
    for (const group of toGroups(stream, own)) {
      const foundBy = ids === 'own' && ID_COLUMNS[stream] !== undefined ? 'pulled_id' : 'key';
      const pulled = { source, stream, columns: group.columns, rows: group.rows, foundBy } as const;
      addMerge(total, await mergePulledRows(connection.client, { ...pulled, isPatch: isPatch(stream, group.columns) }));
    }
    total.rowsUnchanged = total.rowsRead - total.rowsLanded;
  }
  if (counts.has('accounts') || counts.has('contacts'))
    await settleEntered(connection.client, { now, said: toSaid(facts) });
  return counts;
}

/** What came of accounts that a person may have entered before. */
function toSaid(facts: readonly MatchedFact[]): Said {
  const rows = facts.flatMap(({ stream, accountId, cells }) =>
    stream === 'accounts'
      ? [{ account_id: accountId, arr: cells['arr'] ?? null, renewal_on: cells['renewal_on'] ?? null }]
      : [],
  );
  if (rows.length === 0) return SAID_NOTHING;
  return {
    sql: 'select * from jsonb_to_recordset($2::jsonb) as s(account_id text, arr float8, renewal_on date)',
    values: [JSON.stringify(rows)],
  };
}

/** Oldest first, so that where a fact comes with other columns the later state has the last word; facts that are whole before their patches. */
function toGroups(stream: Stream, facts: readonly MatchedFact[]) {
  const inOrder = facts.toSorted((a, b) => a.version.getTime() - b.version.getTime());
  const known = new Set(Object.keys(ROW_SCHEMAS[stream].shape));
  const rows = inOrder.map((fact, line) => ({ line, row: { account_id: fact.accountId, ...fact.cells } }));
  const groups = groupRows(stream, rows, known).map(({ columns, rows: some }) => ({
    columns: columns.filter((column) => column !== 'account_id'),
    rows: some.flatMap(({ line }) => inOrder[line] ?? []),
  }));
  const [whole, patches] = [false, true].map((patch) =>
    groups.filter(({ columns }) => isPatch(stream, columns) === patch),
  );
  return [...(whole ?? []), ...(patches ?? [])];
}
