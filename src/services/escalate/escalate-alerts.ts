import { decideEscalation, type Escalation, type EscalationSettings } from '../../alerts/decide-escalation';
import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { lockAlert, updateOpenAlert } from '../../db/queries/alerts';
import { listEscalationRows, type EscalationRow } from '../../db/queries/escalations';
import { enqueueDirect, enqueueUpdate } from '../../db/queries/outbox';
import type { CalendarOf } from '../../domain/calendar';
import type { DirectNote } from '../../domain/direct-note';
import { findManager } from './find-manager';
import { toEscalationSubject } from './to-subject';

export type EscalateDeps = { db: Db; calendarOf: CalendarOf; settings: EscalationSettings };
export type EscalateSummary = { reminded: number; escalated: number; missed: number };

/**
 * Everything nobody answering has led to by now (R34, R162). One look at all alerts, then a transaction per step: the alert is locked
 * and asked again, and column, event and message commit together, so that running twice, or on two replicas, says nothing twice.
 */
export async function escalateAlerts(deps: EscalateDeps, now: Date): Promise<EscalateSummary> {
  const summary: EscalateSummary = { reminded: 0, escalated: 0, missed: 0 };
  for (const row of await listEscalationRows(deps.db)) {
    if (decide(deps, row, now) === null) continue;
    const { alertId } = row.alert;
    for (let kind = await takeStep(deps, alertId, now); kind !== null; kind = await takeStep(deps, alertId, now))
      summary[kind] += 1; // a process that was away makes up for every step it owes, in order
  }
  return summary;
}

function decide({ calendarOf, settings }: EscalateDeps, row: EscalationRow, now: Date): Escalation | null {
  const calendar = calendarOf({ email: row.alert.driEmail, timeZone: row.timeZone });
  return decideEscalation(toEscalationSubject(row), calendar, now, settings);
}

async function takeStep(deps: EscalateDeps, alertId: string, now: Date): Promise<keyof EscalateSummary | null> {
  return deps.db.transaction(async (tx) => {
    if ((await lockAlert(tx, alertId)) === null) return null;
    const [row] = await listEscalationRows(tx, { alertId });
    const escalation = row === undefined ? null : decide(deps, row, now);
    if (row === undefined || escalation === null) return null;
    const { kind, column, note } = STEPS[escalation.step];
    const toEmail = escalation.step === 'remind' ? row.alert.driEmail : await findManager(tx, row);
    await updateOpenAlert(tx, alertId, { [column]: now });
    const data = { toEmail, dri: row.alert.driEmail, businessDays: escalation.businessDays, reason: escalation.reason };
    const said = toEmail === null ? 'nobody to tell: no manager and no RevOps is known' : null;
    const eventId = await insertAlertEvent(tx, { alertId, kind, at: now, byEmail: null, note: said, data });
    const dedupeKey = `${note}:${eventId}`;
    if (toEmail !== null) await enqueueDirect(tx, { toEmail, note: { kind: note, alertId }, dedupeKey, now });
    if (kind === 'missed') await enqueueUpdate(tx, { alertId, cause: String(eventId), now });
    return kind;
  });
}

type Step = {
  kind: keyof EscalateSummary; // of the event
  column: 'remindedAt' | 'escalatedAt' | 'missedAt';
  note: Extract<DirectNote['kind'], 'reminder' | 'escalation' | 'missed'>;
};
const STEPS: Record<Escalation['step'], Step> = {
  remind: { kind: 'reminded', column: 'remindedAt', note: 'reminder' },
  escalate: { kind: 'escalated', column: 'escalatedAt', note: 'escalation' },
  missed: { kind: 'missed', column: 'missedAt', note: 'missed' },
};
