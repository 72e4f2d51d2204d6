import { listChangedAccounts, openChangedAccounts } from '../../db/queries/facts/changed-accounts';
import type { Connection } from '../../db/queries/ingest-lock';
import { saveStreamSuccess } from '../../db/queries/source-streams';
import type { Stream } from '../../domain/stream';
import { SourceContractError } from '../../errors';
import { DAY_STREAMS } from '../../ingest/hook/body';
import type { PullConnector, PullStream } from '../../ingest/pull/connector';
import type { HookRecords } from '../../ingest/pull/vendor-hook';
import { keepRejected } from './keep-rejected';
import { landPage } from './land-page';
import { reachDays } from './reach-days';
import { type Taking, takeNothing, takeRecords } from './take-records';

/** What one delivery of a webhook is about. */
export type ReadDelivery = { records: readonly HookRecords[]; receivedAt: Date };
export type RecordsLanding = { connector: PullConnector; deliveries: readonly ReadDelivery[] };
/** `changed`: accounts of which something changed; `keys`: every customer that is spoken of. */
export type LandedRecords = { changed: string[]; keys: string[] };

/**
 * Bring in what a webhook told of, by the same way as a page of a pass: all of it or nothing, and several deliveries as one page of all that they say, each
 * as of when it was received. Where the source's streams stand does not move, and how fresh they are neither: a webhook says what happened, and not that
 * nothing was missed, unless it says how far its days are complete, or nothing but webhooks ever brings anything: then the last one is all there is.
 * @throws SourceContractError for a stream that the connector does not have.
 */
export async function landRecords(connection: Connection, landing: RecordsLanding): Promise<LandedRecords> {
  const { client, db } = connection;
  const told = tell(landing);
  await openChangedAccounts(client);
  await db.transaction(async () => {
    for (const one of told) await landTold(connection, landing, one);
    if (landing.connector.isSent === true) await touchStreams(connection, landing);
  });
  const changed: string[] = [];
  for await (const ids of listChangedAccounts(client)) changed.push(...ids);
  return { changed, keys: [...new Set(told.flatMap(({ taking }) => listKeys(taking)))] };
}

/** Everything that the deliveries say of one stream. */
type Told = { stream: PullStream; taking: Taking; reached: Reached[] };
type Reached = { completeTo: string; now: Date };

function tell({ connector, deliveries }: RecordsLanding): Told[] {
  const told = new Map<string, Told>();
  for (const { records, receivedAt: now } of deliveries)
    for (const some of records) {
      const one = told.get(some.stream) ?? { stream: getStream(connector, some), taking: takeNothing(), reached: [] };
      told.set(some.stream, one);
      const context = { source: connector.source, passStartedAt: now, now, firstLine: one.taking.records + 1 };
      takeRecords(one.stream, some.records, context, one.taking);
      if (some.completeTo !== undefined) reach(one.reached, { completeTo: some.completeTo, now });
    }
  return [...told.values()];
}

function getStream({ source, streams }: PullConnector, some: HookRecords): PullStream {
  const stream = streams.find(({ name }) => name === some.stream);
  if (stream === undefined)
    throw new SourceContractError(source, `a webhook speaks of "${some.stream}", which is no stream`);
  return stream;
}

/** Deliveries of one day mostly say the same: the last of them is enough. */
function reach(reached: Reached[], next: Reached): void {
  if (reached.at(-1)?.completeTo === next.completeTo) reached.pop();
  reached.push(next);
}

const listKeys = ({ hints, mergers }: Taking): string[] => [...hints.keys(), ...mergers.map(({ into }) => into)];

async function landTold(connection: Connection, landing: RecordsLanding, told: Told): Promise<void> {
  const { source } = landing.connector;
  const { stream, taking, reached } = told;
  const now = findLatest(landing);
  await landPage(connection, { source, stream, taking, replacesDays: [], passStartedAt: now, now });
  await keepRejected(connection.db, { source, part: stream.name, rejected: taking.rejected, syncRunId: null, now });
  for (const one of reached) await reachDays(connection.db, { source, brings: stream.brings, ...one });
}

/** Connected since the first delivery, and alive as of the last one. How far days are known only they say themselves. */
async function touchStreams({ db }: Connection, landing: RecordsLanding): Promise<void> {
  const { source, streams } = landing.connector;
  const now = findLatest(landing);
  const today = now.toISOString().slice(0, 10);
  const brought = new Set(streams.flatMap(({ brings }) => Object.keys(brings) as Stream[]));
  for (const stream of brought) {
    if (DAY_STREAMS.has(stream)) continue;
    await saveStreamSuccess(db, { source, stream, firstFactOn: today, lastFactOn: null, now });
  }
}

const findLatest = ({ deliveries }: RecordsLanding): Date =>
  new Date(Math.max(...deliveries.map(({ receivedAt }) => receivedAt.getTime())));
