import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import type { AlertLine } from '../../db/queries/alert-lines';
import { updateOpenAlert, type AlertRow } from '../../db/queries/alerts';
import { enqueuePosts, enqueueThreadNote, enqueueUpdate, releasePost } from '../../db/queries/outbox';
import { makePredictions } from '../predictions/make-predictions';
import { endAlert, findEnd } from './end';
import { changeLines } from './lines';
import type { PlannedEvent } from './list-events';
import { planContinuation, type Continuation } from './plan-continuation';
import { episodeOf, type CriticalAlert } from './tell-managers';
import { turnsRed, type AlertSettings, type Move } from './told';

export type Continued = Pick<Continuation, 'kind' | 'isRecovery'> & {
  isResolved: boolean;
  changed: AlertLine[]; // to be written
  critical: CriticalAlert[]; // whose manager is to be told
};

/** A move that belongs to an unresolved alert: the row, its events and what Slack is to hear of them. */
export async function continueAlert(
  tx: Db,
  alert: AlertRow,
  before: AlertLine[],
  move: Move,
  settings: AlertSettings,
  now: Date,
): Promise<Continued> {
  const { alertId, accountId, driEmail } = alert;
  const lines = changeLines(alertId, before, move, now, settings.calendar);
  const plan = planContinuation(alert, lines, move, settings, now);
  if (Object.keys(plan.change).length > 0) await updateOpenAlert(tx, alertId, plan.change); // a line alone changes no row
  if (turnsRed(move))
    await makePredictions(tx, [{ alertId, observation: move.observation }], { days: settings.predictionDays, now });
  const isFresh = driEmail !== null && (await post(tx, alertId, plan.post, settings, now));
  await tell(tx, alertId, plan.events, isFresh, now);
  const end = plan.isOver ? await findEnd(tx, alert, lines.after) : null;
  if (end !== null) await endAlert(tx, alertId, end, now);
  const { kind, isRecovery, critical } = plan;
  const isTold = critical !== null && driEmail !== null && alert.route !== 'unposted';
  return {
    kind,
    isRecovery,
    isResolved: end !== null,
    changed: lines.changed,
    critical: isTold ? [{ alertId, accountId, driEmail, episode: episodeOf(critical) }] : [],
  };
}

/** True when the alert gets its first message: that one says it all. */
async function post(
  tx: Db,
  alertId: string,
  when: Continuation['post'],
  { holdPosts }: AlertSettings,
  now: Date,
): Promise<boolean> {
  if (when === null) return false;
  if (when === 'now') return releasePost(tx, alertId, now);
  await enqueuePosts(tx, [alertId], now, holdPosts ? 'held' : 'pending');
  return true;
}

async function tell(
  tx: Db,
  alertId: string,
  events: readonly PlannedEvent[],
  isFresh: boolean,
  now: Date,
): Promise<void> {
  const ids: number[] = [];
  for (const { kind, note, data, isThreaded } of events) {
    const eventId = await insertAlertEvent(tx, { alertId, kind, at: now, byEmail: null, note, data });
    if (isThreaded) ids.push(eventId);
  }
  if (isFresh) return;
  await enqueueUpdate(tx, { alertId, cause: `${alertId}:${now.toISOString()}`, now });
  for (const eventId of ids) await enqueueThreadNote(tx, { alertId, eventId, now });
}
