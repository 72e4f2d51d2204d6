import type { Pool } from 'pg';
import { withConnection } from '../../src/db/queries/ingest-lock';
import { messageOf } from '../../src/errors';
import type { PullConnector } from '../../src/ingest/pull/connector';
import type { IngestReport } from '../../src/services/ingest/ingest-report';
import { landRecords, type ReadDelivery } from '../../src/services/pull/land-records';
import { runPull } from '../../src/services/pull/run-pull';
import type { AnySubject } from './subject';

export type Ran = { report: IngestReport; changed: string[]; unexpected: unknown[]; records: number };
type Run = { pool: Pool; connector: PullConnector; now: Date };

/** One pass of the runner; for a webhook, everything that was delivered, landed as the background worker lands it. */
export function runConnector({ transport }: Pick<AnySubject, 'transport'>, run: Run): Promise<Ran> {
  return transport === 'hook' ? landDeliveries(run) : pull(run);
}

async function pull({ pool, connector, now }: Run): Promise<Ran> {
  const changed: string[] = [];
  const unexpected: unknown[] = [];
  const report = await runPull({
    pool,
    connector,
    now,
    onChangedAccounts: async (accountIds) => void changed.push(...accountIds),
    onUnexpected: (error) => void unexpected.push(error),
  });
  return { report, changed, unexpected, records: report.files.reduce((sum, { rowsRead }) => sum + rowsRead, 0) };
}

const BATCH = 20; // as the worker takes them up

async function landDeliveries({ pool, connector, now }: Run): Promise<Ran> {
  const changed = new Set<string>();
  let records = 0;
  let error: string | null = null;
  const land = async (deliveries: readonly ReadDelivery[]): Promise<void> => {
    const landed = await withConnection(pool, (connection) => landRecords(connection, { connector, deliveries }));
    for (const accountId of landed.changed) changed.add(accountId);
  };
  try {
    const waiting: ReadDelivery[] = [];
    for await (const delivery of readDeliveries(connector, now)) {
      records += delivery.records.reduce((sum, some) => sum + some.records.length, 0);
      waiting.push(delivery);
      if (waiting.length === BATCH) await land(waiting.splice(0));
    }
    if (waiting.length > 0) await land(waiting);
  } catch (thrown) {
    error = messageOf(thrown);
  }
  const { source } = connector;
  const status = error === null ? 'ok' : 'failed';
  const report: IngestReport = { source, status, error, files: [], startedAt: now, changedAccounts: changed.size };
  return { report, changed: [...changed], unexpected: [], records };
}

async function* readDeliveries({ streams: [stream] }: PullConnector, now: Date): AsyncGenerator<ReadDelivery> {
  if (stream === undefined) throw new Error('a webhook brings the records of one stream here');
  for await (const { records, completeTo } of stream.pages(null, { now, signal: new AbortController().signal }))
    yield { records: [{ stream: stream.name, records, completeTo }], receivedAt: now };
}
