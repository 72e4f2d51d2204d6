import { markSending, type OutboxRow } from '../../db/queries/outbox-claim';
import { listPendingUpdates, releaseRow } from '../../db/queries/outbox-record';
import type { DeliveryDeps } from './deps';
import type { Pace } from './pace';
import { prepareRow, type Prepared } from './prepare';
import { postponeRow, recordDelivery, type Held, type RowResult } from './record';
import { classifyFailure, type Failure } from '../slack/classify-failure';
import type { MessagePlace, SlackGateway } from '../slack/gateway';

type Sendable = Extract<Prepared, { kind: 'post' | 'update' | 'thread' | 'direct' }>;

/**
 * Take one claimed row to its end. The order is what makes it safe: commit that we are about to send, send once, commit the answer.
 * Stopped before the first commit, it is sent later; stopped after it, it is parked, for the message may be in Slack.
 */
export async function deliverRow(deps: DeliveryDeps, pace: Pace, held: Held): Promise<RowResult> {
  await deps.step?.('claimed', held.row);
  const answered = await listAnswered(deps, held.row); // before the alert is read: what comes later is drawn by itself
  const prepared = await prepareSafely(deps, held.row);
  if (prepared.kind === 'blocked') return postponeRow(deps, held, toFailure(prepared));
  if (prepared.kind === 'moot') return postponeRow(deps, held, { kind: 'gone', code: 'nothing left to say' });
  if (prepared.kind === 'already_posted') return recordDelivery(deps, held, { ...prepared, answered });
  return sendRow(deps, pace, held, prepared, answered);
}

async function sendRow(
  deps: DeliveryDeps,
  pace: Pace,
  held: Held,
  prepared: Sendable,
  answered: number[],
): Promise<RowResult> {
  const key = `${prepared.kind === 'update' ? 'update' : 'post'}:${channelOf(prepared)}`;
  const now = deps.clock.now();
  const freeAt = pace.take(key, now);
  if (freeAt > now) {
    await releaseRow(deps.db, held.lease, freeAt);
    return 'released';
  }
  const leasedUntil = new Date(now.getTime() + deps.limits.leaseMs);
  if (!(await markSending(deps.db, held.lease, { now, leasedUntil }))) return 'lost';
  await deps.step?.('marked', held.row);
  const sent = await send(deps.slack, prepared);
  await deps.step?.('answered', held.row);
  if (!sent.ok) {
    if (sent.failure.kind === 'retry' && sent.failure.retryAfterMs !== null)
      pace.pause(key, new Date(now.getTime() + sent.failure.retryAfterMs));
    return postponeRow(deps, held, sent.failure);
  }
  const result = await recordDelivery(deps, held, { ...prepared, place: sent.place, answered });
  await deps.step?.('recorded', held.row);
  return result;
}

/** Updates that this drawing of the message makes needless. */
async function listAnswered(deps: DeliveryDeps, { id, kind, alertId }: OutboxRow): Promise<number[]> {
  if (kind === 'alert.thread' || kind === 'direct' || alertId === null) return [];
  return (await listPendingUpdates(deps.db, alertId)).filter((other) => other !== id);
}

/** Nothing has been sent yet, so whatever goes wrong here can be tried again, and must not stop the rows behind it. */
async function prepareSafely(deps: DeliveryDeps, row: OutboxRow): Promise<Prepared> {
  try {
    return await prepareRow(deps, row);
  } catch (error) {
    deps.log?.warn({ err: error, outboxId: row.id }, 'outbox row could not be prepared');
    const { kind, code } = classifyFailure(error);
    return { kind: 'blocked', problem: code, retry: kind === 'retry' };
  }
}

const toFailure = ({ problem, retry }: { problem: string; retry: boolean }): Failure =>
  retry ? { kind: 'retry', code: problem, retryAfterMs: null } : { kind: 'human', code: problem };

const channelOf = (prepared: Sendable): string =>
  prepared.kind === 'post' || prepared.kind === 'direct' ? prepared.channelId : prepared.place.channelId;

type Sent = { ok: true; place: MessagePlace } | { ok: false; failure: Failure };

async function send(slack: SlackGateway, prepared: Sendable): Promise<Sent> {
  try {
    return { ok: true, place: await request(slack, prepared) };
  } catch (error) {
    const failure = classifyFailure(error);
    const isRepeatable = prepared.kind === 'update' && failure.kind === 'ambiguous';
    return { ok: false, failure: isRepeatable ? { ...failure, kind: 'retry', retryAfterMs: null } : failure };
  }
}

async function request(slack: SlackGateway, prepared: Sendable): Promise<MessagePlace> {
  if (prepared.kind === 'post' || prepared.kind === 'direct')
    return slack.postMessage({ ...prepared.message, channelId: prepared.channelId });
  const { channelId, messageTs } = prepared.place;
  if (prepared.kind === 'thread') return slack.postMessage({ ...prepared.message, channelId, threadTs: messageTs });
  await slack.updateMessage({ ...prepared.message, channelId, messageTs });
  return prepared.place;
}
