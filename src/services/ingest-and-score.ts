import type { Db } from '../db/client';
import { countAccounts } from '../db/queries/facts/known-accounts';
import type { Ingest } from './ingest/run-ingest';
import type { IngestReport } from './ingest/ingest-report';

/** Above this share of all accounts the next run over everyone is the quicker way to score them. */
const TOUCHED_SHARE = 0.2;

export type IngestAndScore = {
  db: Db;
  ingest: (onChangedAccounts: NonNullable<Ingest['onChangedAccounts']>) => Promise<IngestReport>;
  /** Returns how many were scored. */
  scoreTouched: (accountIds: readonly string[]) => Promise<number>;
};
export type IngestRun = IngestReport & { rescored: number };

/**
 * One pass over a source, and then the accounts of which something changed are scored at once (R46). Where that is more than a fifth of all
 * accounts, as with a first import or a new day of usage, they are left to the scheduled run.
 */
export async function ingestAndScore({ db, ingest, scoreTouched }: IngestAndScore): Promise<IngestRun> {
  const changed: string[] = [];
  let isWithin = true;
  const report = await ingest(async (accountIds) => {
    const limit = isWithin ? Math.floor(TOUCHED_SHARE * (await countAccounts(db))) : 0;
    isWithin &&= changed.length + accountIds.length <= limit;
    if (isWithin) changed.push(...accountIds);
  });
  const rescored = isWithin && changed.length > 0 ? await scoreTouched(changed) : 0;
  return { ...report, rescored };
}
