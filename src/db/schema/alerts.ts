import { sql } from 'drizzle-orm';
import { bigserial, date, index, jsonb, pgTable, real, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Band, KnownBand } from '../../domain/band';
import type { AlertEventKind, AlertRoute, AlertStatus, Outcome } from '../../domain/alert';
import type { Tier, TriggerId } from '../../domain/trigger';
import { accounts } from './directory';
import { instant, money } from './columns';

/** The conversation a transition opens. At most one unresolved alert per account: the partial unique index is the guard. */
export const alerts = pgTable(
  'alerts',
  {
    alertId: uuid('alert_id').primaryKey().defaultRandom(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    trigger: text('trigger').$type<TriggerId>().notNull().default('turned_red'), // the gravest of alert_triggers
    tier: text('tier').$type<Tier>().notNull().default('high'),
    route: text('route').$type<AlertRoute>().notNull().default('channel'),
    incidentId: uuid('incident_id'), // one of many with one cause
    fromBand: text('from_band').$type<KnownBand>(), // null: no transition, another trigger opened it
    toBand: text('to_band').$type<KnownBand>(),
    currentBand: text('current_band').$type<Band>().notNull(),
    score: smallint('score'),
    driverSignal: text('driver_signal'),
    reason: text('reason').notNull(),
    action: text('action').notNull(),
    actionDueOn: date('action_due_on').notNull(),
    heldNote: text('held_note'),
    revenueAtRisk: money('revenue_at_risk'),
    pointsLost: real('points_lost'),
    modelVersion: text('model_version').notNull(),
    pod: text('pod'),
    driEmail: text('dri_email'), // null only while nobody could be found: such an alert is not sent, and is listed by doctor
    status: text('status').$type<AlertStatus>().notNull().default('open'),
    openedAt: instant('opened_at').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedByEmail: text('acknowledged_by_email'),
    snoozedUntil: instant('snoozed_until'),
    snoozeReason: text('snooze_reason'),
    snoozedScore: smallint('snoozed_score'), // the score when it was snoozed: a fall of 10 wakes it
    snoozedTier: text('snoozed_tier').$type<Tier>(), // a higher one wakes it
    listedAt: instant('listed_at'), // first told in a digest
    remindedAt: instant('reminded_at'),
    escalatedAt: instant('escalated_at'),
    missedAt: instant('missed_at'),
    nextStep: text('next_step'), // of the last logged action
    nextStepOn: date('next_step_on'),
    firstActionAt: instant('first_action_at'),
    recoveredAt: instant('recovered_at'),
    outcome: text('outcome').$type<Outcome>(),
    resolvedAt: instant('resolved_at'),
    resolvedByEmail: text('resolved_by_email'), // null: the system did
    channelId: text('channel_id'), // where its message stands; null until posted
    messageTs: text('message_ts'),
    postedAt: instant('posted_at'),
  },
  (table) => [
    uniqueIndex('alerts_one_open_per_account')
      .on(table.accountId)
      .where(sql`status <> 'resolved'`),
    index('alerts_account').on(table.accountId, table.openedAt), // what one account's page shows of the past
    index('alerts_dri').on(table.driEmail, table.openedAt), // a person's week, resolved ones too
    index('alerts_open_by_pod').on(table.pod, table.openedAt),
    index('alerts_unresolved_by_dri')
      .on(table.driEmail)
      .where(sql`status <> 'resolved'`),
    index('alerts_snoozed')
      .on(table.snoozedUntil)
      .where(sql`status = 'snoozed'`),
  ],
);

/** Append-only: who did what to an alert, when, with what note. */
export const alertEvents = pgTable(
  'alert_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    alertId: uuid('alert_id')
      .notNull()
      .references(() => alerts.alertId, { onDelete: 'cascade' }),
    kind: text('kind').$type<AlertEventKind>().notNull(),
    at: instant('at').notNull(),
    byEmail: text('by_email'), // null: the system
    note: text('note'),
    data: jsonb('data').$type<Record<string, unknown>>(),
  },
  (table) => [index('alert_events_alert').on(table.alertId, table.at)],
);
