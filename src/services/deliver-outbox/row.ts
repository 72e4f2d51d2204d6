import { markSending, type OutboxRow } from '../../db/queries/outbox-claim';
import { listPendingUpdates, releaseRow } from '../../db/queries/outbox-record';
import type { DeliveryDeps } from './deps';
import type { Outage } from './outage';
import { looksLikeOutage } from './outage';
import type { Pace } from './pace';
import { prepareRow, type Prepared } from './prepare';
import { postponeRow, recordDelivery, recordDryRun, type Held, type RowResult } from './record';
import { classifyFailure, type Failure } from '../slack/classify-failure';
import { NotSharedError } from '../slack/files';
import type { MessagePlace, SlackGateway } from '../slack/gateway';

/** What is known of Slack's patience and presence, shared by all senders of this process. */
export type Traffic = { pace: Pace; outage: Outage };

type Sendable = Extract<Prepared, { kind: 'post' | 'update' | 'thread' | 'direct' | 'files' }>;

/**
 * Take one claimed row to its end. The order is what makes it safe: commit that we are about to send, send once, commit the answer.
 * Stopped before the first commit, it is sent later; stopped after it, it is parked, for the message may be in Slack.
 */
export async function deliverRow(deps: DeliveryDeps, traffic: Traffic, held: Held): Promise<RowResult> {
  await deps.step?.('claimed', held.row);
  const answered = await listAnswered(deps, held.row); // before the alert is read: what comes later is drawn by itself
  const prepared = await prepareSafely(deps, held.row);
  if (prepared.kind === 'blocked') return postponeRow(deps, held, toFailure(prepared));
  if (prepared.kind === 'moot') return postponeRow(deps, held, { kind: 'gone', code: 'nothing left to say' });
  if (prepared.kind === 'already_posted') return recordDelivery(deps, held, { ...prepared, answered });
  if (prepared.kind === 'shown') return recordDryRun(deps, held, { channelId: null, rendered: prepared.message.text });
  if (deps.isDryRun)
    return recordDryRun(deps, held, { channelId: channelOf(prepared), rendered: prepared.message.text });
  return sendRow(deps, traffic, held, prepared, answered);
}

async function sendRow(
  deps: DeliveryDeps,
  traffic: Traffic,
  held: Held,
  prepared: Sendable,
  answered: number[],
): Promise<RowResult> {
  const key = `${prepared.kind === 'update' ? 'update' : 'post'}:${channelOf(prepared)}`;
  const now = deps.clock.now();
  const freeAt = traffic.pace.take(key, now);
  if (freeAt > now) {
    await releaseRow(deps.db, held.lease, freeAt);
    return 'released';
  }
  const leasedUntil = new Date(now.getTime() + deps.limits.leaseMs);
  if (!(await markSending(deps.db, held.lease, { now, leasedUntil }))) return 'lost';
  await deps.step?.('marked', held.row);
  const sent = await send(deps.slack, prepared);
  await deps.step?.('answered', held.row);
  if (!sent.ok) return giveBack(deps, traffic, held, { prepared, key, failure: sent.failure });
  traffic.outage.noteSent();
  const result = await recordDelivery(deps, held, { ...prepared, place: sent.place, answered });
  await deps.step?.('recorded', held.row);
  return result;
}

type Refused = { prepared: Sendable; key: string; failure: Failure };

async function giveBack(
  deps: DeliveryDeps,
  { pace, outage }: Traffic,
  held: Held,
  { prepared, key, failure }: Refused,
): Promise<RowResult> {
  if (failure.kind === 'retry' && failure.retryAfterMs !== null)
    pace.pause(key, new Date(deps.clock.now().getTime() + failure.retryAfterMs));
  const end = await lookElsewhere(deps, held, prepared, failure);
  const result = await postponeRow(deps, held, end, {
    keepsPlace: deps.checkSlack !== null && looksLikeOutage(failure),
  });
  await outage.noteFailure(failure);
  return result;
}

const CHANNEL_GONE = new Set(['is_archived', 'channel_not_found', 'not_in_channel']);
const MOST_LOOKS = 3; // then someone has to mend the channel, and an hour is soon enough

/** A channel that was fine an hour ago and is refused now is looked at again, and gone round, within seconds. */
async function lookElsewhere(
  deps: DeliveryDeps,
  { row }: Held,
  prepared: Sendable,
  failure: Failure,
): Promise<Failure> {
  if (prepared.kind !== 'post' || !CHANNEL_GONE.has(failure.code) || row.attempts >= MOST_LOOKS) return failure;
  await deps.forgetChannels(prepared.pod);
  const again = await prepareSafely(deps, row);
  const isElsewhere = again.kind === 'post' && again.channelId !== prepared.channelId;
  return isElsewhere ? { kind: 'retry', code: failure.code, retryAfterMs: null } : failure;
}

/** Updates that this drawing of the message makes needless. */
async function listAnswered(deps: DeliveryDeps, { id, kind, alertId }: OutboxRow): Promise<number[]> {
  if ((kind !== 'alert.post' && kind !== 'alert.update') || alertId === null) return [];
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
    const isUnshared = error instanceof NotSharedError;
    const failure = classifyFailure(isUnshared ? error.cause : error);
    const isRepeatable = (prepared.kind === 'update' || isUnshared) && failure.kind === 'ambiguous';
    return { ok: false, failure: isRepeatable ? { ...failure, kind: 'retry', retryAfterMs: null } : failure };
  }
}

async function request(slack: SlackGateway, prepared: Sendable): Promise<MessagePlace> {
  if (prepared.kind === 'post' || prepared.kind === 'direct')
    return slack.postMessage({ ...prepared.message, channelId: prepared.channelId });
  const { channelId, messageTs } = prepared.place;
  if (prepared.kind === 'files') {
    await slack.shareFiles(prepared.files, { channelId, threadTs: messageTs });
    return prepared.place;
  }
  if (prepared.kind === 'thread') return slack.postMessage({ ...prepared.message, channelId, threadTs: messageTs });
  await slack.updateMessage({ ...prepared.message, channelId, messageTs });
  return prepared.place;
}
