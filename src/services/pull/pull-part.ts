import type { Connection } from '../../db/queries/ingest-lock';
import type { PullPage, PullStream } from '../../ingest/pull/connector';
import { keepRejected } from './keep-rejected';
import { addCounts } from './land-counts';
import type { Pass } from './pass';
import { pullPage } from './pull-page';
import { type Taking, takeRecords } from './take-records';
import { refuseBadPage, refuseSuddenZero } from './trip-wires';

export type PartInput = {
  source: string;
  stream: PullStream;
  syncRunId: number | null;
  now: Date;
  signal: AbortSignal;
  isOutOfTime: () => boolean;
  onPage: (records: number) => void;
};

/**
 * Read one stream from where it stands, page by page. `pass` is filled while it goes.
 * @returns whether the vendor had nothing more; otherwise the time was up, and the next run goes on.
 * @throws what the vendor or the trip wires throw; pages before that have landed.
 */
export async function pullPart(connection: Connection, input: PartInput, pass: Pass): Promise<boolean> {
  const { stream, now, signal } = input;
  let isFinished = true; // a stream that has no page at all has nothing new
  for await (const page of stream.pages(pass.cursor, { now, signal })) {
    isFinished = page.isLast === true;
    await takePage(connection, input, pass, page);
    if (isFinished || input.isOutOfTime()) break;
  }
  return isFinished;
}

async function takePage(connection: Connection, input: PartInput, pass: Pass, page: PullPage): Promise<void> {
  const { source, stream, now } = input;
  const taking = takeRecords(stream, page.records, {
    source,
    passStartedAt: pass.startedAt,
    now,
    firstLine: pass.run.records + 1,
  });
  pass.run.records += taking.records;
  pass.run.bad += taking.bad;
  pass.isWhole ||= page.replacesDays !== undefined;
  await refuse(connection, input, pass, taking);
  if (isHeld(pass, page, taking)) return void pass.heldDays.push(...(page.replacesDays ?? []));
  if (page.isLast === true && pass.isWhole)
    refuseSuddenZero(source, stream.name, { records: pass.records + taking.records, before: pass.recordsBefore });
  const { syncRunId } = input;
  addCounts(pass.run.counts, await pullPage(connection, { source, stream, pass, page, taking, syncRunId, now }));
  advance(pass, page, taking);
  input.onPage(pass.run.records);
}

/** A page that is refused as a whole leaves what was wrong with it in quarantine, for people to see why. */
async function refuse({ db }: Connection, input: PartInput, pass: Pass, { rejected }: Taking): Promise<void> {
  const { source, stream, syncRunId, now } = input;
  try {
    refuseBadPage(source, stream.name, pass.run);
  } catch (error) {
    await keepRejected(db, { source, part: stream.name, rejected, syncRunId, now });
    throw error;
  }
}

/** Days without any record wait until one comes: if none does, nothing must have been taken out. */
function isHeld(pass: Pass, page: PullPage, taking: Taking): boolean {
  return page.isLast !== true && pass.isWhole && pass.recordsBefore !== null && pass.records + taking.records === 0;
}

function advance(pass: Pass, page: PullPage, taking: Taking): void {
  pass.records += taking.records;
  pass.heldDays = [];
  pass.run.pages += 1;
  const { completeTo } = page;
  if (completeTo !== undefined && (pass.run.completeTo ?? '') < completeTo) pass.run.completeTo = completeTo;
}
