import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { alerts } from './alerts';
import { instant } from './columns';

export const OUTBOX_STATUSES = [
  'pending',
  'claimed',
  'sending',
  'sent',
  'failed',
  'unknown',
  'settled',
  'held',
  'deferred',
  'grouped',
  'dry_run',
] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];
/**
 * `held`: written with its alert, until the run's budget is reckoned; then `pending`, `deferred` to a digest or `grouped` into an incident.
 * `dry_run`: rendered and kept, not sent.
 */
/** `post` and `thread` make something new and must not be repeated blindly; `update` and `home` are safe to repeat. */
export type OutboxKind = 'alert.post' | 'alert.update' | 'alert.thread' | 'direct' | 'files';

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
    toEmail: text('to_email'), // of a direct message
    rendered: text('rendered'), // its text, kept in a dry run
    parentKey: text('parent_key'), // of files: the dedupe key of the message they stand under
  },
  (table) => [
    uniqueIndex('outbox_dedupe_key').on(table.dedupeKey),
    index('outbox_waiting') // what is held is looked for at every run and delivery
      .on(table.createdAt)
      .where(sql`status in ('held', 'grouped')`),
    index('outbox_due')
      .on(table.nextAttemptAt)
      .where(sql`status in ('pending', 'claimed', 'sending', 'failed')`),
  ],
);
