import { sql } from 'drizzle-orm';
import {
  bigserial,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Band, KnownBand } from '../../domain/band';
import type { AlertEventKind, AlertStatus, Outcome } from '../../domain/alert';
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
    fromBand: text('from_band').$type<KnownBand>().notNull(),
    toBand: text('to_band').$type<KnownBand>().notNull(),
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

export const OUTBOX_STATUSES = ['pending', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'settled'] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];
/** `post` and `thread` make something new and must not be repeated blindly; `update` and `home` are safe to repeat. */
export type OutboxKind = 'alert.post' | 'alert.update' | 'alert.thread';

/**
 * What is to be said in Slack, committed with what it is about. A sender claims a row with a lease, marks it `sending` (committed)
 * just before the request, and records the answer. A row found `sending` after its lease is ambiguous: `unknown`, for the operator.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    kind: text('kind').$type<OutboxKind>().notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    alertId: uuid('alert_id').references(() => alerts.alertId, { onDelete: 'cascade' }),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull().default({}),
    status: text('status').$type<OutboxStatus>().notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    leasedUntil: instant('leased_until'),
    leaseOwner: text('lease_owner'),
    channelId: text('channel_id'),
    messageTs: text('message_ts'),
    sentAt: instant('sent_at'),
    lastError: text('last_error'),
  },
  (table) => [
    uniqueIndex('outbox_dedupe_key').on(table.dedupeKey),
    index('outbox_due')
      .on(table.nextAttemptAt)
      .where(sql`status in ('pending', 'claimed', 'sending', 'failed')`),
  ],
);
