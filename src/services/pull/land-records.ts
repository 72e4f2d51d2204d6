import { listChangedAccounts, openChangedAccounts } from '../../db/queries/facts/changed-accounts';
import type { Connection } from '../../db/queries/ingest-lock';
import { SourceContractError } from '../../errors';
import type { PullConnector } from '../../ingest/pull/connector';
import type { HookRecords } from '../../ingest/pull/vendor-hook';
import { keepRejected } from './keep-rejected';
import { landPage } from './land-page';
import { reachDays } from './reach-days';
import { takeRecords } from './take-records';

export type RecordsLanding = { connector: PullConnector; records: readonly HookRecords[]; now: Date };

/**
 * Bring in what a webhook told of, by the same way as a page of a pass: all of it or nothing. Where the source's streams stand does not move, and how
 * fresh they are neither: a webhook says what happened, and not that nothing was missed, unless it says how far its days are complete. @returns accounts of which something changed.
 * @throws SourceContractError for a stream that the connector does not have.
 */
export async function landRecords(connection: Connection, landing: RecordsLanding): Promise<{ changed: string[] }> {
  const { client, db } = connection;
  await openChangedAccounts(client);
  await db.transaction(async () => {
    for (const some of landing.records) await landSome(connection, landing, some);
  });
  const changed: string[] = [];
  for await (const ids of listChangedAccounts(client)) changed.push(...ids);
  return { changed };
}

async function landSome(connection: Connection, { connector, now }: RecordsLanding, some: HookRecords): Promise<void> {
  const { source } = connector;
  const stream = connector.streams.find(({ name }) => name === some.stream);
  if (stream === undefined)
    throw new SourceContractError(source, `a webhook speaks of "${some.stream}", which is no stream`);
  const taking = takeRecords(stream, some.records, { source, passStartedAt: now, now, firstLine: 1 });
  await landPage(connection, { source, stream, taking, replacesDays: [], passStartedAt: now, now });
  await keepRejected(connection.db, { source, part: stream.name, rejected: taking.rejected, syncRunId: null, now });
  if (some.completeTo !== undefined) await reachDays(connection.db, { source, completeTo: some.completeTo, now });
}
