import type { Connection } from '../../db/queries/ingest-lock';
import { saveCursor } from '../../db/queries/pull/source-cursors';
import { forgetSeen } from '../../db/queries/pull/sweeps';
import type { PullPage, PullStream } from '../../ingest/pull/connector';
import { keepRejected } from './keep-rejected';
import type { StreamCounts } from './land-counts';
import { landPage } from './land-page';
import type { Pass } from './pass';
import { forgetReplaced, noteRefusedUsage, noteReplacedDays, noteSeen, sweep } from './sweep';
import type { Taking } from './take-records';

export type PageInput = {
  source: string;
  stream: PullStream;
  pass: Pass;
  page: PullPage;
  taking: Taking;
  syncRunId: number | null;
  now: Date;
};

/** One page, whole or not at all: its rows, what it refused, and the cursor behind it commit together. */
export async function pullPage(connection: Connection, input: PageInput): Promise<StreamCounts> {
  const { source, stream, pass, page, taking, syncRunId, now } = input;
  const { client, db } = connection;
  const part = { source, part: stream.name };
  return db.transaction(async () => {
    if (!pass.isResumed && pass.run.pages === 0) await forgetSeen(client, part); // what a pass that was given up left
    const replacesDays = [...pass.heldDays, ...(page.replacesDays ?? [])];
    const firstNamed = await noteReplacedDays(client, part, replacesDays);
    const landing = { source, stream, taking, replacesDays: firstNamed, passStartedAt: pass.startedAt, now };
    const counts = await landPage(connection, landing);
    await keepRejected(db, { ...part, rejected: taking.rejected, syncRunId, now });
    await noteSeen(client, part, stream, taking);
    if (pass.isWhole) await noteRefusedUsage(client, part, taking);
    if (page.isLast === true) {
      await forgetReplaced(client, part, pass.startedAt);
      await sweep(client, part, stream, { passStartedAt: pass.startedAt, now });
      await forgetSeen(client, part);
    }
    await saveCursor(db, { ...part, ...toMove(input) });
    return counts;
  });
}

function toMove({ stream, pass, page, taking, now }: PageInput) {
  const records = pass.records + taking.records;
  const isLast = page.isLast === true;
  return {
    version: stream.cursorVersion,
    cursor: { ...page.cursor },
    passStartedAt: isLast ? null : pass.startedAt,
    movedAt: now,
    finishedAt: isLast ? now : pass.finishedAt,
    records,
    lastPassRecords: pass.recordsBefore,
  };
}
