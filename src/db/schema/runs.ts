import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { WatchedId } from '../../domain/monitor';
import type { Stream } from '../../domain/stream';
import { instant } from './columns';

/** One pass of one source over one stream: what came, what landed, and how far the data reaches. */
export const syncRuns = pgTable(
  'sync_runs',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    source: text('source').notNull(),
    stream: text('stream').$type<Stream>().notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    status: text('status').$type<'running' | 'ok' | 'failed'>().notNull(),
    rowsRead: bigint('rows_read', { mode: 'number' }).notNull().default(0),
    rowsLanded: bigint('rows_landed', { mode: 'number' }).notNull().default(0),
    rowsUnchanged: bigint('rows_unchanged', { mode: 'number' }).notNull().default(0),
    rowsQuarantined: bigint('rows_quarantined', { mode: 'number' }).notNull().default(0),
    ignoredColumns: jsonb('ignored_columns').$type<string[]>().notNull().default([]),
    firstFactOn: date('first_fact_on'), // earliest and latest day a row of this run speaks of
    lastFactOn: date('last_fact_on'),
    error: text('error'),
  },
  (table) => [index('sync_runs_stream').on(table.source, table.stream, table.startedAt)],
);

/** How far each source's stream reaches: what makes "no rows" mean zero, and what freshness is measured against. */
export const sourceStreams = pgTable(
  'source_streams',
  {
    source: text('source').notNull(),
    stream: text('stream').$type<Stream>().notNull(),
    firstFactOn: date('first_fact_on'),
    lastFactOn: date('last_fact_on'),
    lastSuccessAt: instant('last_success_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.stream] })],
);

/** Rows kept aside with a reason. The same bad row twice is one row here, seen twice. */
export const quarantine = pgTable(
  'quarantine',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    source: text('source').notNull(),
    stream: text('stream').$type<Stream>().notNull(),
    file: text('file').notNull(),
    line: integer('line').notNull(),
    column: text('column'),
    reason: text('reason').notNull(),
    row: jsonb('row').$type<Record<string, string>>().notNull(),
    rowHash: text('row_hash').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    syncRunId: bigint('sync_run_id', { mode: 'number' }),
    recordId: text('record_id'), // the vendor's own id, where the row came from one
  },
  (table) => [uniqueIndex('quarantine_row').on(table.source, table.stream, table.rowHash)],
);

/** Slack repeats an event it got no answer to; the first insert wins. */
export const slackEvents = pgTable('slack_events', {
  eventId: text('event_id').primaryKey(),
  receivedAt: instant('received_at').notNull(),
});

/** One row per job and tick: the insert decides which replica runs it; the columns tell how it went. */
export const jobRuns = pgTable(
  'job_runs',
  {
    job: text('job').notNull(),
    tickAt: instant('tick_at').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    status: text('status').$type<'running' | 'ok' | 'failed'>().notNull(),
    error: text('error'),
    summary: jsonb('summary').$type<Record<string, unknown>>(),
  },
  (table) => [primaryKey({ columns: [table.job, table.tickAt] })],
);

/** What a webhook delivered, kept before it is answered; the key makes a repetition a no-op. */
export const hookDeliveries = pgTable(
  'hook_deliveries',
  {
    source: text('source').notNull(),
    deliveryId: text('delivery_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    body: jsonb('body').$type<unknown>(), // forgotten once it is done
    status: text('status').$type<'received' | 'done' | 'failed'>().notNull().default('received'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    error: text('error'),
    doneAt: instant('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.deliveryId] }),
    index('hook_deliveries_due')
      .on(table.nextAttemptAt)
      .where(sql`status = 'received'`),
  ],
);

/** One measured value per failure mode, day and whom it is about (R27–R33). */
export const monitorDays = pgTable(
  'monitor_days',
  {
    monitor: text('monitor').$type<WatchedId>().notNull(),
    day: date('day').notNull(),
    subject: text('subject').notNull().default(''), // '' the whole company, else a person's e-mail, a pod or a required fact
    value: real('value'), // null: nothing to measure
    isBreached: boolean('is_breached').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [primaryKey({ columns: [table.monitor, table.day, table.subject] })],
);

/** An episode of a failure mode, told once. */
export const monitorAlarms = pgTable(
  'monitor_alarms',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    monitor: text('monitor').$type<WatchedId>().notNull(),
    subject: text('subject').notNull().default(''),
    since: date('since').notNull(),
    raisedAt: instant('raised_at').notNull(),
    clearedAt: instant('cleared_at'),
    value: real('value'),
    threshold: real('threshold').notNull(),
  },
  (table) => [
    uniqueIndex('monitor_alarms_open')
      .on(table.monitor, table.subject)
      .where(sql`cleared_at is null`),
  ],
);
