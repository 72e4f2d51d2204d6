import { listChangedAccounts, openChangedAccounts } from '../../db/queries/facts/changed-accounts';
import type { Connection } from '../../db/queries/ingest-lock';
import { saveStreamSuccess } from '../../db/queries/source-streams';
import type { Stream } from '../../domain/stream';
import { SourceContractError } from '../../errors';
import { DAY_STREAMS } from '../../ingest/hook/body';
import type { PullConnector } from '../../ingest/pull/connector';
import type { HookRecords } from '../../ingest/pull/vendor-hook';
import { keepRejected } from './keep-rejected';
import { landPage } from './land-page';
import { reachDays } from './reach-days';
import { takeRecords } from './take-records';

export type RecordsLanding = { connector: PullConnector; records: readonly HookRecords[]; now: Date };

/**
 * Bring in what a webhook told of, by the same way as a page of a pass: all of it or nothing. Where the source's streams stand does not move, and how
 * fresh they are neither: a webhook says what happened, and not that nothing was missed, unless it says how far its days are complete, or nothing but
 * webhooks ever brings anything: then the last one is all there is. @returns accounts of which something changed.
 * @throws SourceContractError for a stream that the connector does not have.
 */
export async function landRecords(connection: Connection, landing: RecordsLanding): Promise<{ changed: string[] }> {
  const { client, db } = connection;
  await openChangedAccounts(client);
  await db.transaction(async () => {
    for (const some of landing.records) await landSome(connection, landing, some);
    if (landing.connector.isSent === true) await touchStreams(connection, landing);
  });
  const changed: string[] = [];
  for await (const ids of listChangedAccounts(client)) changed.push(...ids);
  return { changed };
}

/** Connected since the first delivery, and alive as of this one. How far days are known only they say themselves. */
async function touchStreams({ db }: Connection, { connector, now }: RecordsLanding): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const brought = new Set(connector.streams.flatMap(({ brings }) => Object.keys(brings) as Stream[]));
  for (const stream of brought) {
    if (DAY_STREAMS.has(stream)) continue;
    await saveStreamSuccess(db, { source: connector.source, stream, firstFactOn: today, lastFactOn: null, now });
  }
}

async function landSome(connection: Connection, { connector, now }: RecordsLanding, some: HookRecords): Promise<void> {
  const { source } = connector;
  const stream = connector.streams.find(({ name }) => name === some.stream);
  if (stream === undefined)
    throw new SourceContractError(source, `a webhook speaks of "${some.stream}", which is no stream`);
  const taking = takeRecords(stream, some.records, { source, passStartedAt: now, now, firstLine: 1 });
  await landPage(connection, { source, stream, taking, replacesDays: [], passStartedAt: now, now });
  await keepRejected(connection.db, { source, part: stream.name, rejected: taking.rejected, syncRunId: null, now });
  if (some.completeTo !== undefined)
    await reachDays(connection.db, { source, brings: stream.brings, completeTo: some.completeTo, now });
}
