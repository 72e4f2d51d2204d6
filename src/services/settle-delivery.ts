import type { Db } from '../db/client';
import { insertAlertEvent } from '../db/queries/alert-events';
import { saveMessagePlace } from '../db/queries/alerts';
import type { OutboxRow } from '../db/queries/outbox-claim';
import { lockParked, settleRow } from '../db/queries/outbox-settle';
import { AppError, NotFoundError } from '../errors';

/** What the operator found in Slack: the message is there (and where), or it is not and may be sent again. */
export type Verdict = { verdict: 'sent'; channelId?: string; ts?: string } | { verdict: 'resend' };
export type SettleInput = { id: number; by: string; now: Date } & Verdict;

/** Decide a parked row. A message that is there can be redrawn from now on; one that is not goes out with the next delivery. */
export async function settleDelivery(db: Db, input: SettleInput): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockParked(tx, input.id);
    if (row === null) throw new NotFoundError(`Delivery ${input.id} is not waiting for a decision.`);
    if (input.verdict === 'sent') await keep(tx, row, input);
    else await settleRow(tx, row.id, { status: 'pending', lastError: null, nextAttemptAt: input.now });
  });
}

async function keep(
  tx: Db,
  row: OutboxRow,
  { channelId, ts, by, now }: Extract<SettleInput, { verdict: 'sent' }>,
): Promise<void> {
  const place = channelId === undefined || ts === undefined ? null : { channelId, messageTs: ts };
  if (row.kind === 'alert.post' && row.alertId !== null) {
    if (place === null)
      throw new AppError('place_missing', 'Say where the message is: its channel id and its timestamp (ts).');
    const isFirst = await saveMessagePlace(tx, { alertId: row.alertId, ...place, postedAt: now });
    const note = `Found in Slack by ${by}`;
    if (isFirst)
      await insertAlertEvent(tx, { alertId: row.alertId, kind: 'posted', at: now, byEmail: null, note, data: place });
  }
  const lastError = `settled by ${by}`;
  await settleRow(tx, row.id, { status: 'settled', lastError, nextAttemptAt: now, sentAt: now, ...place });
}
