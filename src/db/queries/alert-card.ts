import { and, asc, eq, getTableColumns, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AlertCard } from '../../domain/alert';
import type { AlertTrigger } from '../../domain/trigger';
import { NotFoundError } from '../../errors';
import type { Db } from '../client';
import { accounts, alerts, people } from '../schema';
import { type AlertHistory, listAlertHistories, NO_HISTORY } from './alert-history';
import { listAlertTriggers } from './alert-triggers';
import { listAlertPredictions, listHitRates } from './predictions';

const dri = alias(people, 'dri');
const acknowledger = alias(people, 'acknowledger');
const NOBODY = { name: 'nobody yet', slackUserId: null };

/** The alert as a person sees it. Throws when there is none. */
export async function getAlertCard(db: Db, alertId: string): Promise<AlertCard> {
  const [card] = await listAlertCards(db, eq(alerts.alertId, alertId));
  if (card === undefined) throw new NotFoundError('This alert no longer exists.');
  return card;
}

/** Those of these alerts that still exist, oldest first. */
export async function listAlertCardsOf(db: Db, alertIds: readonly string[]): Promise<AlertCard[]> {
  return listAlertCards(db, sql`${alerts.alertId} = any(${sql.param(alertIds)}::uuid[])`);
}

/** Unresolved alerts this person is the DRI of, oldest first. */
export async function listOpenAlertsOf(db: Db, email: string): Promise<AlertCard[]> {
  return listAlertCards(db, and(eq(alerts.driEmail, email), ne(alerts.status, 'resolved')));
}

async function listAlertCards(db: Db, where: SQL | undefined): Promise<AlertCard[]> {
  const rows = await selectAlerts(db, where);
  const alertIds = rows.map(({ alert }) => alert.alertId);
  const histories = await listAlertHistories(db, alertIds);
  const triggers = await listAlertTriggers(db, alertIds);
  const predictions = await listAlertPredictions(db, alertIds);
  const hitRates = await listHitRates(
    db,
    rows.flatMap(({ alert }) => alert.driverSignal ?? []),
  );
  return rows.map((row) => ({
    ...toCard(row, histories.get(row.alert.alertId) ?? NO_HISTORY, triggers.get(row.alert.alertId) ?? []),
    prediction: predictions.get(row.alert.alertId) ?? null,
    hitRate: hitRates.get(row.alert.driverSignal ?? '') ?? null,
  }));
}

const selectAlerts = (db: Db, where: SQL | undefined) =>
  db
    .select({
      alert: getTableColumns(alerts),
      accountName: accounts.name,
      driName: dri.name,
      driSlackUserId: slackUserIdOf(dri),
      acknowledgerName: acknowledger.name,
      acknowledgerSlackUserId: slackUserIdOf(acknowledger),
    })
    .from(alerts)
    .innerJoin(accounts, eq(accounts.accountId, alerts.accountId))
    .leftJoin(dri, eq(dri.email, alerts.driEmail))
    .leftJoin(acknowledger, eq(acknowledger.email, alerts.acknowledgedByEmail))
    .where(where)
    .orderBy(asc(alerts.openedAt), asc(alerts.alertId));

const slackUserIdOf = (person: typeof dri | typeof acknowledger) =>
  sql<string | null>`coalesce(${person.givenSlackUserId}, ${person.slackUserId})`;

type Row = Awaited<ReturnType<typeof selectAlerts>>[number];

function toCard(row: Row, history: AlertHistory, triggers: AlertTrigger[]): AlertCard {
  const { alert } = row;
  return {
    alertId: alert.alertId,
    accountId: alert.accountId,
    accountName: row.accountName,
    trigger: alert.trigger,
    tier: alert.tier,
    triggers,
    from: alert.fromBand,
    to: alert.toBand,
    currentBand: alert.currentBand,
    score: alert.score,
    reason: alert.reason,
    action: alert.action,
    actionDueOn: alert.actionDueOn,
    heldNote: alert.heldNote,
    dri: alert.driEmail === null ? NOBODY : { name: row.driName ?? alert.driEmail, slackUserId: row.driSlackUserId },
    status: alert.status,
    openedAt: alert.openedAt,
    acknowledgedBy: toAcknowledger(row),
    missedAt: alert.missedAt,
    snoozedUntil: alert.snoozedUntil,
    snoozeReason: alert.snoozeReason,
    nextStep: toNextStep(alert),
    outcome: alert.outcome,
    resolvedAt: alert.resolvedAt,
    ...history,
  };
}

function toNextStep({ nextStep, nextStepOn }: Row['alert']): AlertCard['nextStep'] {
  return nextStep === null && nextStepOn === null ? null : { text: nextStep, on: nextStepOn };
}

function toAcknowledger({ alert, acknowledgerName, acknowledgerSlackUserId }: Row): AlertCard['acknowledgedBy'] {
  if (alert.acknowledgedAt === null || alert.acknowledgedByEmail === null) return null;
  return {
    name: acknowledgerName ?? alert.acknowledgedByEmail,
    slackUserId: acknowledgerSlackUserId,
    at: alert.acknowledgedAt,
  };
}
