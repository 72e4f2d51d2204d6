import { claimDueRow, parkAbandoned, reviveFailed } from '../../db/queries/outbox-claim';
import type { DeliveryDeps } from './deps';
import { createOutage } from './outage';
import { createPace } from './pace';
import type { RowResult } from './record';
import { deliverRow, type Traffic } from './row';

/** Rows by how they ended; `abandoned`: parked because their sender had vanished. */
export type DeliverySummary = Record<RowResult | 'abandoned', number>;

/**
 * Send everything that is due, until nothing is. Any number of processes may do so at once: a row is held by one sender, under a
 * lease. At most once for what makes something new, and what may have happened is parked and shown (slack-facts §6).
 */
export function createDeliverOutbox(deps: DeliveryDeps): () => Promise<DeliverySummary> {
  const traffic: Traffic = { pace: createPace(deps.limits.pace), outage: createOutage(deps.checkSlack) }; // kept between runs
  let run = 0; // two runs of one process may overlap: no two senders share a lease's name
  return async () => {
    run += 1;
    const name = `${deps.owner}/${run}`;
    const summary = emptySummary();
    await deps.releaseStranded(deps.clock.now());
    summary.abandoned = await parkAbandoned(deps.db, deps.clock.now());
    await reviveFailed(deps.db, deps.clock.now());
    await traffic.outage.askAgain();
    const workers = Array.from({ length: deps.limits.workers }, (_, index) =>
      work(deps, traffic, `${name}#${index}`, summary),
    );
    const broken = (await Promise.allSettled(workers)).find((end) => end.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    return summary;
  };
}

async function work(deps: DeliveryDeps, traffic: Traffic, owner: string, summary: DeliverySummary): Promise<void> {
  while (!traffic.outage.isDown()) {
    const now = deps.clock.now();
    const row = await claimDueRow(deps.db, { owner, now, leasedUntil: new Date(now.getTime() + deps.limits.leaseMs) });
    if (row === null) return;
    summary[await deliverRow(deps, traffic, { row, lease: { id: row.id, owner } })] += 1;
  }
}

const emptySummary = (): DeliverySummary => ({
  sent: 0,
  released: 0,
  retried: 0,
  failed: 0,
  unknown: 0,
  gone: 0,
  lost: 0,
  shown: 0,
  abandoned: 0,
});
