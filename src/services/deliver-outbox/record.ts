import { insertAlertEvent } from '../../db/queries/alert-events';
import { saveMessagePlace } from '../../db/queries/alerts';
import type { OutboxStatus } from '../../db/schema/outbox';
import { coalesceUpdates, recordFailure, recordSent, recordShown } from '../../db/queries/outbox-record';
import type { Lease, OutboxRow } from '../../db/queries/outbox-claim';
import { backoffMs, HUMAN_RETRY_MS } from './backoff';
import type { DeliveryDeps } from './deps';
import type { Failure } from '../slack/classify-failure';
import type { MessagePlace } from '../slack/gateway';

export type RowResult = 'sent' | 'released' | 'retried' | 'failed' | 'unknown' | 'gone' | 'lost' | 'shown';
export type Held = { row: OutboxRow; lease: Lease };
type Delivered = { kind: string; place: MessagePlace; answered: readonly number[]; detour?: string | null };

/** Store what Slack answered, on the row and, for a first message, on its alert: together, so that neither knows more. */
export async function recordDelivery(
  { db, clock }: Pick<DeliveryDeps, 'db' | 'clock'>,
  { row, lease }: Held,
  { kind, place, answered, detour }: Delivered,
): Promise<RowResult> {
  const sentAt = clock.now();
  const isOurs = await db.transaction(async (tx) => {
    if (kind === 'post' && row.alertId !== null) {
      const isFirst = await saveMessagePlace(tx, { alertId: row.alertId, ...place, postedAt: sentAt });
      const event = { alertId: row.alertId, kind: 'posted' as const, at: sentAt, byEmail: null };
      if (isFirst) await insertAlertEvent(tx, { ...event, note: detour ?? null, data: place });
    }
    await coalesceUpdates(tx, answered, sentAt);
    return recordSent(tx, lease, { ...place, sentAt });
  });
  return isOurs ? 'sent' : 'lost';
}

/** A dry run: store what would have been said, and where. */
export async function recordDryRun(
  { db, clock }: Pick<DeliveryDeps, 'db' | 'clock'>,
  { lease }: Held,
  shown: { channelId: string | null; rendered: string },
): Promise<RowResult> {
  return (await recordShown(db, lease, { ...shown, shownAt: clock.now() })) ? 'shown' : 'lost';
}

/** Store why a row was not sent, and when it is looked at again. */
export async function postponeRow(
  deps: Pick<DeliveryDeps, 'db' | 'clock' | 'random' | 'log'>,
  { row, lease }: Held,
  failure: Failure,
  { keepsPlace = false }: { keepsPlace?: boolean } = {},
): Promise<RowResult> {
  const { status, result, waitMs } = planOf(failure, row.attempts, deps.random());
  const later = new Date(deps.clock.now().getTime() + waitMs);
  const nextAttemptAt = keepsPlace && result === 'retried' ? row.nextAttemptAt : later; // in an outage all wait together
  await recordFailure(deps.db, lease, { status, error: failure.code, nextAttemptAt });
  const level = result === 'gone' ? 'info' : 'warn'; // settled: nobody has to do anything
  deps.log?.[level]({ outboxId: row.id, kind: row.kind, result, reason: failure.code, nextAttemptAt }, 'not delivered');
  return result;
}

type Plan = {
  status: Extract<OutboxStatus, 'pending' | 'failed' | 'unknown' | 'settled'>;
  result: RowResult;
  waitMs: number;
};

function planOf(failure: Failure, attempts: number, random: number): Plan {
  switch (failure.kind) {
    case 'retry':
      return { status: 'pending', result: 'retried', waitMs: backoffMs(attempts, failure.retryAfterMs, random) };
    case 'human':
      return { status: 'failed', result: 'failed', waitMs: HUMAN_RETRY_MS };
    case 'ambiguous':
      return { status: 'unknown', result: 'unknown', waitMs: 0 };
    case 'gone': // someone deleted the message in Slack: nothing is left to draw, and a new one would be noise
      return { status: 'settled', result: 'gone', waitMs: 0 };
  }
}
