import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigserial,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { EnteredField, EnteredValue } from '../../domain/entered-fact';
import { accounts } from './directory';
import { instant, money } from './columns';

const ofAccount = () =>
  text('account_id')
    .notNull()
    .references(() => accounts.accountId, { onDelete: 'cascade' });
/** Ids of pulled sources bear their source's name and a colon: looked up without their account, which may have changed there. */
const byPulledId = (name: string, id: AnyPgColumn) =>
  index(name)
    .on(id)
    .where(sql`${id} like '%:%'`);
/** Which source wrote the row last, and the instant of this state: the source's own where it tells, else that of the import. */
const origin = { source: text('source').notNull(), updatedAt: instant('updated_at').notNull().defaultNow() };

/** One row per account and day with activity. No foreign key: the merge joins accounts, and the check would cost a third of its speed. */
export const usageDaily = pgTable(
  'usage_daily',
  {
    accountId: text('account_id').notNull(),
    day: date('day').notNull(),
    activeUsers: integer('active_users'),
    logins: integer('logins'),
    events: doublePrecision('events'),
    featuresUsed: integer('features_used'),
    minutes: doublePrecision('minutes'),
    apiCalls: doublePrecision('api_calls'),
    source: text('source').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.day] }), index('usage_daily_day').using('brin', table.day)],
);

/** What people do around the product, and not in it: e-mails opened, webinars, community, help centre (R236). One row per account and day. */
export const engagementDaily = pgTable(
  'engagement_daily',
  {
    accountId: text('account_id').notNull(),
    day: date('day').notNull(),
    emailsOpened: integer('emails_opened'),
    emailsClicked: integer('emails_clicked'),
    webinarsAttended: integer('webinars_attended'),
    communityPosts: integer('community_posts'),
    communityReplies: integer('community_replies'),
    helpSearches: integer('help_searches'),
    ...origin,
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.day] }),
    index('engagement_daily_day').using('brin', table.day),
  ],
);

export const tickets = pgTable(
  'tickets',
  {
    accountId: ofAccount(),
    ticketId: text('ticket_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    solvedAt: instant('solved_at'),
    priority: text('priority').$type<'p1' | 'p2' | 'p3' | 'p4'>(),
    kind: text('kind').$type<'bug' | 'question' | 'feature_request'>(),
    escalated: boolean('escalated'),
    reopened: integer('reopened'),
    csat: smallint('csat'), // 1–5
    ...origin,
  },
  (table) => [primaryKey({ columns: [table.accountId, table.ticketId] }), byPulledId('tickets_pulled', table.ticketId)],
);

export const npsResponses = pgTable(
  'nps_responses',
  {
    accountId: ofAccount(),
    responseId: text('response_id').notNull(),
    respondedAt: instant('responded_at').notNull(),
    score: smallint('score').notNull(), // 0–10
    comment: text('comment'),
    contactId: text('contact_id'),
    ...origin,
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.responseId] }),
    byPulledId('nps_responses_pulled', table.responseId),
  ],
);

export const invoices = pgTable(
  'invoices',
  {
    accountId: ofAccount(),
    invoiceId: text('invoice_id').notNull(),
    issuedOn: date('issued_on').notNull(),
    dueOn: date('due_on').notNull(),
    paidOn: date('paid_on'),
    amount: money('amount').notNull(),
    currency: text('currency'),
    status: text('status').$type<'open' | 'paid' | 'disputed' | 'void'>(),
    ...origin,
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.invoiceId] }),
    byPulledId('invoices_pulled', table.invoiceId),
  ],
);

export const activities = pgTable(
  'activities',
  {
    accountId: ofAccount(),
    activityId: text('activity_id').notNull(),
    happenedAt: instant('happened_at').notNull(),
    kind: text('kind').$type<'call' | 'email' | 'qbr' | 'training' | 'meeting'>(),
    attended: boolean('attended'),
    byEmail: text('by_email'),
    note: text('note'), // of what was logged here; sources deliver none
    ...origin,
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.activityId] }),
    byPulledId('activities_pulled', table.activityId),
    index('activities_trainings') // whether any was ever recorded is asked with every page
      .on(table.happenedAt)
      .where(sql`kind = 'training'`),
  ],
);

/** One row per contract term; the term in force at `now` gives ARR, seats and renewal date. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    accountId: ofAccount(),
    subscriptionId: text('subscription_id').notNull(),
    startedOn: date('started_on').notNull(),
    endsOn: date('ends_on'),
    arr: money('arr').notNull(),
    seats: integer('seats'),
    plan: text('plan'),
    currency: text('currency'), // of `arr`; null: the account's own
    ...origin,
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.subscriptionId] }),
    byPulledId('subscriptions_pulled', table.subscriptionId),
  ],
);

/** What a person entered about an account because no source knows it (R231). Stands until a source does, or until it is taken back. */
export const enteredFacts = pgTable(
  'entered_facts',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    accountId: ofAccount(),
    field: text('field').$type<EnteredField>().notNull(),
    value: jsonb('value').$type<EnteredValue>().notNull(),
    enteredBy: text('entered_by').notNull(), // e-mail
    enteredAt: instant('entered_at').notNull(),
    endedAt: instant('ended_at'), // replaced, taken back, or known to a source by now
    endedBy: text('ended_by'), // e-mail; null: a source
  },
  (table) => [
    uniqueIndex('entered_facts_standing')
      .on(table.accountId, table.field)
      .where(sql`ended_at is null`),
  ],
);

/** What became of accounts: for the backtest, and for who is a customer still; no signal may read it. A row without outcome says "still there". */
export const outcomes = pgTable(
  'outcomes',
  {
    accountId: ofAccount(),
    effectiveOn: date('effective_on'),
    outcome: text('outcome').$type<'renewed' | 'churned' | 'expanded' | 'contracted'>(),
    arrChange: money('arr_change'),
    observedUntil: date('observed_until'),
    key: text('key').notNull(), // effective_on and outcome, or 'observed'
    ...origin,
  },
  (table) => [primaryKey({ columns: [table.accountId, table.key] })],
);
