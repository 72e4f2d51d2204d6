import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { updateOpenAlert, type AlertRow } from '../../db/queries/alerts';
import { enqueueThreadNote, enqueueUpdate, hasPost } from '../../db/queries/outbox';
import type { Outcome } from '../../domain/alert';
import type { Told } from './told';
import { AWAKE } from '../wake-snoozes';

/** A better band while the alert is unresolved: the first one is its recovery, told in the thread; later ones only redraw it. */
export async function closeTransition(
  tx: Db,
  alert: AlertRow,
  { observation, decision }: Told,
  now: Date,
): Promise<{ isRecovery: boolean; isResolved: boolean }> {
  const { alertId } = alert;
  const isRecovery = alert.recoveredAt === null;
  await updateOpenAlert(tx, alertId, {
    currentBand: decision.to,
    score: observation.score,
    ...(isRecovery ? { recoveredAt: now } : {}),
  });
  await enqueueUpdate(tx, { alertId, cause: `${alertId}:${decision.to}:${now.toISOString()}`, now });
  if (!isRecovery) return { isRecovery, isResolved: false };
  const data = { from: decision.from, to: decision.to, score: observation.score };
  const eventId = await insertAlertEvent(tx, { alertId, kind: 'recovered', at: now, byEmail: null, data });
  await enqueueThreadNote(tx, { alertId, eventId, now });
  const end = await findEnd(tx, alert);
  if (end !== null) await resolve(tx, alertId, end, now);
  return { isRecovery, isResolved: end !== null };
}

/** Red again long after this alert recovered: it ends here, so that the new one can be told where people look. */
export async function supersedeAlert(tx: Db, alert: AlertRow, now: Date): Promise<void> {
  const { alertId } = alert;
  await resolve(
    tx,
    alertId,
    { outcome: 'nothing_yet', note: 'Recovered, and red again later: see the new alert' },
    now,
  );
  await enqueueUpdate(tx, { alertId, cause: `${alertId}:superseded`, now });
}

type End = { outcome: Outcome; note: string };

/** A recovery ends the alert by itself only where asking its owner would teach nothing. */
async function findEnd(tx: Db, { alertId, firstActionAt }: AlertRow): Promise<End | null> {
  if (firstActionAt !== null) return { outcome: 'saved', note: 'Recovered after an action' };
  if (await hasPost(tx, alertId)) return null;
  return { outcome: 'nothing_yet', note: 'Recovered before anyone was told' };
}

async function resolve(tx: Db, alertId: string, { outcome, note }: End, now: Date): Promise<void> {
  await updateOpenAlert(tx, alertId, { status: 'resolved', outcome, resolvedAt: now, resolvedByEmail: null, ...AWAKE });
  await insertAlertEvent(tx, { alertId, kind: 'resolved', at: now, byEmail: null, note, data: { outcome } });
}
