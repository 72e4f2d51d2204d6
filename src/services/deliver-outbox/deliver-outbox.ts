import { claimDueRow, parkAbandoned, reviveFailed } from '../../db/queries/outbox-claim';
import type { DeliveryDeps } from './deps';
import { createPace, type Pace } from './pace';
import type { RowResult } from './record';
import { deliverRow } from './row';

/** Rows by how they ended; `abandoned`: parked because their sender had vanished. */
export type DeliverySummary = Record<RowResult | 'abandoned', number>;

/**
 * Send everything that is due, until nothing is. Any number of processes may do so at once: a row is held by one sender, under a
 * lease. At most once for what makes something new, and what may have happened is parked and shown (slack-facts §6).
 */
export function createDeliverOutbox(deps: DeliveryDeps): () => Promise<DeliverySummary> {
  const pace = createPace(deps.limits.pace); // kept between runs: Slack's patience outlasts one
  return async () => {
    const summary = emptySummary();
    summary.abandoned = await parkAbandoned(deps.db, deps.clock.now());
    await reviveFailed(deps.db, deps.clock.now());
    const workers = Array.from({ length: deps.limits.workers }, (_, index) =>
      work(deps, pace, `${deps.owner}#${index}`, summary),
    );
    const broken = (await Promise.allSettled(workers)).find((end) => end.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    return summary;
  };
}

async function work(deps: DeliveryDeps, pace: Pace, owner: string, summary: DeliverySummary): Promise<void> {
  for (;;) {
    const now = deps.clock.now();
    const row = await claimDueRow(deps.db, { owner, now, leasedUntil: new Date(now.getTime() + deps.limits.leaseMs) });
    if (row === null) return;
    summary[await deliverRow(deps, pace, { row, lease: { id: row.id, owner } })] += 1;
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
  abandoned: 0,
});
