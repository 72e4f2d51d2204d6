import { decideEscalation, type Escalation, type EscalationSettings } from '../../alerts/decide-escalation';
import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { lockFreeAlerts, updateOpenAlert } from '../../db/queries/alerts';
import { listEscalationRows, type EscalationRow } from '../../db/queries/escalations';
import { enqueueUpdate } from '../../db/queries/outbox';
import type { CalendarOf } from '../../domain/calendar';
import type { BundledNote } from '../../domain/direct-note';
import { enqueueNotes, type AskedNote } from './enqueue-notes';
import { findManager } from './find-manager';
import { toEscalationSubject } from './to-subject';

export type EscalateDeps = { db: Db; calendarOf: CalendarOf; settings: EscalationSettings };
export type EscalateSummary = { reminded: number; escalated: number; missed: number };

const MOST_LOCKED = 200; // in one transaction, so that no press waits long for it

/**
 * Everything nobody answering has led to by now (R34, R162). One look at all alerts; then those that owe something are locked and asked
 * again, and columns, events and messages commit together, so that running twice, or on two replicas, says nothing twice. What one
 * person is to hear goes into one message. An alert that someone else holds just then is left to the next run.
 */
export async function escalateAlerts(deps: EscalateDeps, now: Date): Promise<EscalateSummary> {
  const summary: EscalateSummary = { reminded: 0, escalated: 0, missed: 0 };
  const due = (await listEscalationRows(deps.db)).filter((row) => decide(deps, row, now) !== null);
  for (let from = 0; from < due.length; from += MOST_LOCKED) {
    const alertIds = due.slice(from, from + MOST_LOCKED).map(({ alert }) => alert.alertId);
    for (const { kind } of await takeSteps(deps, alertIds, now)) summary[kind] += 1;
  }
  return summary;
}

function decide({ calendarOf, settings }: EscalateDeps, row: EscalationRow, now: Date): Escalation | null {
  const calendar = calendarOf({ email: row.alert.driEmail, timeZone: row.timeZone });
  return decideEscalation(toEscalationSubject(row), calendar, now, settings);
}

type Taken = { kind: keyof EscalateSummary; told: AskedNote | null };

async function takeSteps(deps: EscalateDeps, alertIds: readonly string[], now: Date): Promise<Taken[]> {
  return deps.db.transaction(async (tx) => {
    const taken: Taken[] = [];
    const inside = { ...deps, db: tx };
    for (const alertId of await lockFreeAlerts(tx, alertIds))
      for (let step = await takeStep(inside, alertId, now); step !== null; step = await takeStep(inside, alertId, now))
        taken.push(step); // a process that was away makes up for every step it owes, in order
    const told = taken.flatMap((step) => step.told ?? []);
    await enqueueNotes(tx, told, now);
    return taken;
  });
}

async function takeStep(deps: EscalateDeps, alertId: string, now: Date): Promise<Taken | null> {
  const { db } = deps;
  const [row] = await listEscalationRows(db, { alertId });
  const escalation = row === undefined ? null : decide(deps, row, now);
  if (row === undefined || escalation === null) return null;
  const { kind, column, note } = STEPS[escalation.step];
  const toEmail = escalation.step === 'remind' ? row.alert.driEmail : await findManager(db, row);
  await updateOpenAlert(db, alertId, { [column]: now });
  const data = { toEmail, dri: row.alert.driEmail, businessDays: escalation.businessDays, reason: escalation.reason };
  const said = toEmail === null ? 'nobody to tell: no manager and no RevOps is known' : null;
  const eventId = await insertAlertEvent(db, { alertId, kind, at: now, byEmail: null, note: said, data });
  if (kind === 'missed') await enqueueUpdate(db, { alertId, cause: String(eventId), now });
  return { kind, told: toEmail === null ? null : { toEmail, note: { kind: note, alertId }, eventId } };
}

type Step = {
  kind: keyof EscalateSummary; // of the event
  column: 'remindedAt' | 'escalatedAt' | 'missedAt';
  note: BundledNote['kind'];
};
const STEPS: Record<Escalation['step'], Step> = {
  remind: { kind: 'reminded', column: 'remindedAt', note: 'reminder' },
  escalate: { kind: 'escalated', column: 'escalatedAt', note: 'escalation' },
  missed: { kind: 'missed', column: 'missedAt', note: 'missed' },
};
