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
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Cell, CrmWriteKind, CrmWriteStatus, MatchedBy } from '../../domain/source';
import type { Stream } from '../../domain/stream';
import { accounts } from './directory';
import { instant } from './columns';

/** Where each stream of each pulled source stands. Moves in the transaction of the rows before it. */
export const sourceCursors = pgTable(
  'source_cursors',
  {
    source: text('source').notNull(),
    part: text('part').notNull(), // the stream as its vendor calls it
    version: integer('version').notNull(), // of the cursor's meaning
    cursor: jsonb('cursor').$type<Record<string, string | number | boolean | null>>(), // null: from the beginning
    passStartedAt: instant('pass_started_at'), // of the pass under way; null between passes
    movedAt: instant('moved_at').notNull(),
    finishedAt: instant('finished_at'), // when it last had nothing more
    records: bigint('records', { mode: 'number' }).notNull().default(0), // of the pass under way, else of the last
    lastPassRecords: bigint('last_pass_records', { mode: 'number' }), // of the one before: zero after many is not believed
    stoppedAt: instant('stopped_at'), // Barometer stopped it by itself: too many bad rows, a sudden zero, too many gone
    stoppedReason: text('stopped_reason'),
  },
  (table) => [primaryKey({ columns: [table.source, table.part] })],
);

/** Customers as each source knows them, and which account each is. `accountId` null: nobody knows yet; their facts wait. */
export const sourceAccounts = pgTable(
  'source_accounts',
  {
    source: text('source').notNull(),
    key: text('key').notNull(), // the vendor's own id
    externalId: text('external_id'),
    crmId: text('crm_id'),
    name: text('name'),
    domains: text('domains').array().notNull().default([]),
    accountId: text('account_id').references(() => accounts.accountId, { onDelete: 'set null' }),
    matchedBy: text('matched_by').$type<MatchedBy>(),
    matchedAt: instant('matched_at'),
    matchedByEmail: text('matched_by_email'), // a person did
    ignoredAt: instant('ignored_at'), // no customer of ours: a person said so; its facts are dropped
    mergedInto: text('merged_into'), // the key that it became
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.key] }),
    index('source_accounts_account').on(table.accountId),
    index('source_accounts_unmatched')
      .on(table.source, table.key)
      .where(sql`account_id is null and ignored_at is null`),
  ],
);

/** Domains of web sites and e-mail addresses, and whose they are. One that belongs to several accounts matches none. */
export const accountDomains = pgTable(
  'account_domains',
  {
    domain: text('domain').notNull(), // lower case
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    source: text('source').notNull(),
  },
  (table) => [primaryKey({ columns: [table.domain, table.accountId, table.source] })],
);

/** Facts of customers that are not matched yet, the last state of each: they land when somebody says whose they are. */
export const waitingFacts = pgTable(
  'waiting_facts',
  {
    source: text('source').notNull(),
    accountKey: text('account_key').notNull(),
    stream: text('stream').$type<Stream>().notNull(),
    factKey: text('fact_key').notNull(),
    version: instant('version').notNull(),
    cells: jsonb('cells').$type<Record<string, Cell>>().notNull(),
    waitingSince: instant('waiting_since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.accountKey, table.stream, table.factKey] })],
);

/** Facts that are gone at their source, as they were: an older state that comes late does not bring them back, a later one does. */
export const deletedFacts = pgTable(
  'deleted_facts',
  {
    source: text('source').notNull(),
    stream: text('stream').$type<Stream>().notNull(),
    factKey: text('fact_key').notNull(), // its id column, as stored
    accountId: text('account_id'),
    version: instant('version').notNull(),
    deletedAt: instant('deleted_at').notNull(),
    deletedBy: text('deleted_by').$type<'source' | 'sweep'>().notNull(),
    row: jsonb('row').$type<Record<string, unknown>>(), // null: it was gone before it was known
  },
  (table) => [primaryKey({ columns: [table.source, table.stream, table.factKey] })],
);

/** What a sweep under way has shown so far; what stays unshown when it has finished is gone. */
export const sweepSeen = pgTable(
  'sweep_seen',
  {
    source: text('source').notNull(),
    part: text('part').notNull(),
    stream: text('stream').$type<Stream>().notNull(),
    factKey: text('fact_key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.part, table.stream, table.factKey] })],
);

/** Product events of the last weeks, once each, from which `usage_daily` is rolled up. */
export const usageEvents = pgTable(
  'usage_events',
  {
    source: text('source').notNull(),
    day: date('day').notNull(), // in the zone that the source declares
    eventId: text('event_id').notNull(),
    accountKey: text('account_key').notNull(),
    userId: text('user_id'),
    feature: text('feature'),
    isLogin: boolean('is_login').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.day, table.eventId] }),
    index('usage_events_account').on(table.source, table.accountKey, table.day),
  ],
);

/**
 * What is to be said in a CRM. `health`: one row per account, with what stands there and what is to stand there; `task` and `note`: one row each,
 * by their natural key. Like the outbox of Slack: claimed with a lease, marked just before the request, and settled by its answer.
 */
export const crmWrites = pgTable(
  'crm_writes',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    target: text('target').notNull(), // the name of its source
    kind: text('kind').$type<CrmWriteKind>().notNull(),
    dedupeKey: text('dedupe_key').notNull(), // health: the account; else the natural key
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(), // what is to be written
    written: jsonb('written').$type<Record<string, unknown>>(), // what was written last
    status: text('status').$type<CrmWriteStatus>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    leasedUntil: instant('leased_until'),
    leaseOwner: text('lease_owner'),
    writtenAt: instant('written_at'),
    remoteId: text('remote_id'),
    lastError: text('last_error'), // why it was refused, failed or withheld
  },
  (table) => [
    uniqueIndex('crm_writes_dedupe_key').on(table.target, table.kind, table.dedupeKey),
    index('crm_writes_due')
      .on(table.target, table.nextAttemptAt)
      .where(sql`status in ('pending', 'claimed', 'sending', 'failed')`),
    index('crm_writes_account').on(table.accountId),
  ],
);

/** Each CRM that is written to: whether it was stopped, and how much was written today. */
export const crmTargets = pgTable('crm_targets', {
  target: text('target').primaryKey(),
  stoppedAt: instant('stopped_at'), // nothing is written until somebody starts it again
  stoppedBy: text('stopped_by'), // an e-mail, 'command line', or 'barometer' itself
  stoppedReason: text('stopped_reason'),
  checkedAt: instant('checked_at'), // of the last preflight
  problems: jsonb('problems').$type<string[]>().notNull().default([]),
  day: date('day'), // that `writesToday` counts
  writesToday: integer('writes_today').notNull().default(0),
});
