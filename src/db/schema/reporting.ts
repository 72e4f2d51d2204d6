import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { QbrStatus, ReportKind } from '../../domain/report';
import { instant, money } from './columns';

/** A report that was written for a person or a channel: once per kind and period, whatever restarts. */
export const reports = pgTable(
  'reports',
  {
    reportId: uuid('report_id').primaryKey().defaultRandom(),
    kind: text('kind').$type<ReportKind>().notNull(),
    audience: text('audience').notNull(), // an e-mail, or a channel as barometer.yaml names it
    period: date('period').notNull(), // the first day it speaks of
    createdAt: instant('created_at').notNull(),
    content: jsonb('content').$type<Record<string, unknown>>().notNull(), // what it said, as it was then
  },
  (table) => [uniqueIndex('reports_period').on(table.audience, table.kind, table.period)],
);

/** The review of one pod's quarter (R16–R19), as prepared; nobody but RevOps sees it unmarked before it is signed. */
export const qbrs = pgTable(
  'qbrs',
  {
    qbrId: uuid('qbr_id').primaryKey().defaultRandom(),
    pod: text('pod').notNull(),
    qbrOn: date('qbr_on').notNull(),
    revision: smallint('revision').notNull().default(1), // another one after it was sent back
    status: text('status').$type<QbrStatus>().notNull().default('draft'),
    preparedAt: instant('prepared_at').notNull(),
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    decidedAt: instant('decided_at'),
    decidedByEmail: text('decided_by_email'),
    note: text('note'), // why it was sent back
  },
  (table) => [uniqueIndex('qbrs_revision').on(table.pod, table.qbrOn, table.revision)],
);

/** Who was named on which account on that day, and what it paid: what a rep's retention is measured against (R35). */
export const bookSnapshots = pgTable(
  'book_snapshots',
  {
    takenOn: date('taken_on').notNull(),
    accountId: text('account_id').notNull(), // no reference: who leaves stays in the book they were in
    email: text('email').notNull(), // the AE
    pod: text('pod'),
    arr: money('arr'),
    currency: text('currency'),
    takenAt: instant('taken_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.takenOn, table.accountId] }),
    index('book_snapshots_rep').on(table.email, table.takenOn),
  ],
);

/** How many accounts stood in each band at the end of a day, and what they pay: trends of the whole without reading every account's history. */
export const fleetDays = pgTable(
  'fleet_days',
  {
    day: date('day').notNull(),
    pod: text('pod').notNull().default(''), // '' : no pod
    segment: text('segment').notNull().default(''),
    currency: text('currency').notNull().default(''),
    band: text('band').$type<Band>().notNull(),
    accounts: integer('accounts').notNull(),
    arr: money('arr').notNull(), // of those whose ARR is known
    scoreSum: bigint('score_sum', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.pod, table.segment, table.currency, table.band] })],
);

/** Every model that ever scored here, with its weights and bands: what `/health model` compares. */
export const modelVersions = pgTable(
  'model_versions',
  {
    version: text('version').primaryKey(),
    name: text('name').notNull(),
    formula: text('formula'),
    firstUsedAt: instant('first_used_at').notNull(),
    lastUsedAt: instant('last_used_at').notNull(),
    document: jsonb('document').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('model_versions_used').on(table.firstUsedAt)],
);

/** A list someone wants to see again, by the name they gave it. */
export const savedFilters = pgTable(
  'saved_filters',
  {
    filterId: uuid('filter_id').primaryKey().defaultRandom(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key')
      .notNull()
      .generatedAlwaysAs(sql`lower(name)`),
    filter: jsonb('filter').$type<Record<string, unknown>>().notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [uniqueIndex('saved_filters_name').on(table.email, table.nameKey)],
);
