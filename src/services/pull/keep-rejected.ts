import type { Db } from '../../db/client';
import { quarantineRows } from '../../db/queries/quarantine';
import { MAX_KEPT_REJECTS } from '../ingest/load-pages';
import type { PulledReject } from './take-records';

export type Rejection = {
  source: string;
  part: string;
  rejected: readonly PulledReject[];
  syncRunId: number | null;
  now: Date;
};

/** What could not be taken, with the vendor's id and the reason, for people to mend at the source. */
export async function keepRejected(db: Db, { source, part, rejected, syncRunId, now }: Rejection): Promise<void> {
  const kept = rejected.slice(0, MAX_KEPT_REJECTS);
  for (const stream of new Set(kept.map((one) => one.stream))) {
    const origin = { source, stream, file: `${source} ${part}`, syncRunId, now };
    await quarantineRows(
      db,
      origin,
      kept.filter((one) => one.stream === stream),
    );
  }
}
