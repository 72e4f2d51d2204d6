import { isQuietTier } from '../../alerts/gravity';
import type { Db } from '../../db/client';
import { findLatestEvent, insertAlertEvent } from '../../db/queries/alert-events';
import type { AlertLine } from '../../db/queries/alert-lines';
import { updateOpenAlert, type AlertRow } from '../../db/queries/alerts';
import { dropHeldPost, enqueueUpdate, hasPost } from '../../db/queries/outbox';
import type { Outcome } from '../../domain/alert';
import { AWAKE } from '../wake-snoozes';

export type End = { outcome: Outcome; note: string };

export const SUPERSEDED: Record<'red' | 'other', End> = {
  red: { outcome: 'nothing_yet', note: 'Recovered, and red again later: see the new alert' },
  other: { outcome: 'nothing_yet', note: 'Over, and something new later: see the new alert' },
};

/** Renewals and expansion ask for no outcome: their time passes. */
export const areQuiet = (lines: readonly AlertLine[]): boolean =>
  lines.length > 0 && lines.every(({ tier }) => isQuietTier(tier));
export const PASSED: End = { outcome: 'nothing_yet', note: 'Its time has passed' };

/** An alert of which nothing holds ends by itself only where asking its owner would teach nothing; else null. */
export async function findEnd(tx: Db, alert: AlertRow, lines: readonly AlertLine[]): Promise<End | null> {
  if (areQuiet(lines)) return PASSED;
  if (alert.firstActionAt !== null) return { outcome: 'saved', note: 'Recovered after an action' };
  if (await wasTold(tx, alert)) return null;
  return { outcome: 'nothing_yet', note: 'Recovered before anyone was told' };
}

async function wasTold(tx: Db, { alertId, listedAt }: AlertRow): Promise<boolean> {
  if (listedAt !== null || (await hasPost(tx, alertId))) return true;
  return (await findLatestEvent(tx, alertId, 'listed')) !== null;
}

/** The system ends an alert. A message that still waits is not sent, one that stands is redrawn. */
export async function endAlert(tx: Db, alertId: string, { outcome, note }: End, now: Date): Promise<void> {
  await updateOpenAlert(tx, alertId, { status: 'resolved', outcome, resolvedAt: now, resolvedByEmail: null, ...AWAKE });
  await insertAlertEvent(tx, { alertId, kind: 'resolved', at: now, byEmail: null, note, data: { outcome } });
  await enqueueUpdate(tx, { alertId, cause: `${alertId}:resolved`, now });
  await dropHeldPost(tx, alertId);
}
