import { sql } from 'drizzle-orm';
import { bigserial, boolean, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Role } from '../../domain/person';
import type { Segment } from '../../domain/account';
import { instant, money } from './columns';

/** Teams, from pods.csv. `channel` is what was written (id or name); `channelId` what Slack said it is. */
export const pods = pgTable('pods', {
  pod: text('pod').primaryKey(),
  channel: text('channel'),
  channelId: text('channel_id'),
  channelCheckedAt: instant('channel_checked_at'),
  channelProblem: text('channel_problem'), // why it cannot be posted to: not found, shared, archived, not a member
  managerEmail: text('manager_email'),
  isPilot: boolean('is_pilot').notNull().default(true),
  qbrOn: date('qbr_on'),
  source: text('source').notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** The company's own people, from people.csv; the Slack columns are a cache of what Slack said. E-mails are lower case. */
export const people = pgTable(
  'people',
  {
    email: text('email').primaryKey(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    pod: text('pod'),
    managerEmail: text('manager_email'),
    givenSlackUserId: text('given_slack_user_id'), // from people.csv; wins over the look-up
    slackUserId: text('slack_user_id'),
    timeZone: text('time_zone').notNull().default('UTC'),
    slackCheckedAt: instant('slack_checked_at'),
    deactivatedAt: instant('deactivated_at'), // Slack said so: named on nothing new
    source: text('source').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('people_slack_user_id').on(table.slackUserId), index('people_pod').on(table.pod)],
);

/** Customer companies. `nameKey` is the lower-cased name for look-ups: exact and prefix by range, misspelt by trigram. */
export const accounts = pgTable(
  'accounts',
  {
    accountId: text('account_id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key')
      .notNull()
      .generatedAlwaysAs(sql`lower(name)`),
    segment: text('segment').$type<Segment>(),
    industry: text('industry'),
    plan: text('plan'),
    arr: money('arr'),
    currency: text('currency'),
    createdOn: date('created_on'),
    renewalOn: date('renewal_on'),
    noticeDays: integer('notice_days'),
    seatsPurchased: integer('seats_purchased'),
    featuresPurchased: integer('features_purchased'),
    apiLimitMonthly: money('api_limit_monthly'),
    aeEmail: text('ae_email'),
    csmEmail: text('csm_email'),
    pod: text('pod'),
    crmId: text('crm_id'),
    deletedAt: instant('deleted_at'), // its CRM says that it is gone; what is known of it stays
    mergedInto: text('merged_into'), // the account it became there
    source: text('source').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('accounts_name_key_prefix').using('btree', table.nameKey.op('text_pattern_ops')),
    index('accounts_name_key_trigram').using('gin', table.nameKey.op('gin_trgm_ops')),
    index('accounts_pod').on(table.pod),
    index('accounts_ae').on(table.aeEmail),
    index('accounts_csm').on(table.csmEmail),
    index('accounts_crm_id').on(table.crmId),
  ],
);

/** People at a customer. */
export const contacts = pgTable(
  'contacts',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    contactId: text('contact_id').notNull(),
    name: text('name'),
    email: text('email'),
    role: text('role').$type<'executive_sponsor' | 'champion' | 'admin' | 'user'>(),
    department: text('department'),
    lastSeenAt: instant('last_seen_at'),
    leftOn: date('left_on'),
    source: text('source').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.contactId] }),
    index('contacts_pulled')
      .on(table.contactId)
      .where(sql`${table.contactId} like '%:%'`),
  ],
);

/** Someone is away until an instant; whoever covers is named instead (R12). */
export const absences = pgTable(
  'absences',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    email: text('email').notNull(),
    startsAt: instant('starts_at').notNull(),
    until: instant('until').notNull(),
    coverEmail: text('cover_email'), // null: whoever the rules name next
    createdAt: instant('created_at').notNull(),
    createdByEmail: text('created_by_email').notNull(),
    endedAt: instant('ended_at'), // back early, or replaced
  },
  (table) => [index('absences_email').on(table.email, table.until)],
);
