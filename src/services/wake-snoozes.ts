import { applyAlertEvent } from '../alerts/alert-lifecycle';
import { decideWake, type Standing, type WakeReason } from '../alerts/snooze';
import type { Db } from '../db/client';
import { insertAlertEvent } from '../db/queries/alert-events';
import { listSnoozeStarts, type SnoozeStart } from '../db/queries/alert-standing';
import { lockSnoozedAlerts, updateOpenAlert, type AlertChange, type AlertRow } from '../db/queries/alerts';
import { enqueueThreadNote, enqueueUpdate } from '../db/queries/outbox';
import { readStandings } from './snooze-alert-standing';

/** What a wake leaves of a snooze. */
export const AWAKE: AlertChange = { snoozedUntil: null, snoozeReason: null, snoozedScore: null, snoozedTier: null };

const WORDS: Record<WakeReason, string> = {
  ended: 'the snooze reached its end',
  tier_up: 'it became more urgent',
  band_worse: 'the band got worse',
  score_fell: 'the score fell by 10 points or more',
  renewal_near: 'the renewal is within 60 days',
};

/** Wake every snoozed alert whose time has come or whose account got worse. One transaction: each wakes whole, once, or not yet. */
export async function wakeSnoozes(db: Db, now: Date): Promise<{ woken: number; asleep: number }> {
  return db.transaction(async (tx) => {
    const snoozed = await lockSnoozedAlerts(tx);
    const standingOf = await readStandings(
      tx,
      snoozed.map(({ accountId }) => accountId),
      now,
    );
    const starts = await listSnoozeStarts(
      tx,
      snoozed.map(({ alertId }) => alertId),
    );
    let woken = 0;
    for (const alert of snoozed) {
      const atStart = toStanding(alert, starts.get(alert.alertId));
      const reason = decideWake({ until: alert.snoozedUntil ?? now, atStart }, standingOf(alert.accountId), now);
      if (reason === null) continue;
      await wake(tx, alert, reason, now);
      woken += 1;
    }
    return { woken, asleep: snoozed.length - woken };
  });
}

const toStanding = ({ snoozedScore, snoozedTier }: AlertRow, start: SnoozeStart | undefined): Standing => ({
  tier: snoozedTier,
  score: snoozedScore,
  band: start?.band ?? null,
  renewalDays: start?.renewalDays ?? null,
});

async function wake(tx: Db, alert: AlertRow, reason: WakeReason, now: Date): Promise<void> {
  const { alertId } = alert;
  const step = applyAlertEvent(alert, { kind: 'woken' });
  if (!step.ok) return;
  await updateOpenAlert(tx, alertId, { ...AWAKE, status: step.status });
  const event = { alertId, kind: 'woken' as const, at: now, byEmail: null };
  const eventId = await insertAlertEvent(tx, { ...event, note: WORDS[reason], data: { reason } });
  await enqueueUpdate(tx, { alertId, cause: String(eventId), now });
  await enqueueThreadNote(tx, { alertId, eventId, now });
}
