import { date, index, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Band } from '../../domain/band';
import type { FeedbackReason, SpotCheckVerdict } from '../../domain/judgement';
import { alerts } from './alerts';
import { instant } from './columns';
import { accounts } from './directory';

/** What someone wrote at a review of an account (R174): what changed, what trends, what is done. Append-only. */
export const accountNotes = pgTable(
  'account_notes',
  {
    noteId: uuid('note_id').primaryKey().defaultRandom(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    byEmail: text('by_email').notNull(),
    changed: text('changed'),
    trends: text('trends'),
    action: text('action'),
    writtenAt: instant('written_at').notNull(),
    formId: text('form_id').notNull(), // a form sent twice is one note
  },
  (table) => [
    uniqueIndex('account_notes_form').on(table.formId),
    index('account_notes_account').on(table.accountId, table.writtenAt),
  ],
);

/** "Not useful because…" (R84): one word per person and alert, the last one counts. Read by reports, never by what scores or alerts. */
export const alertFeedback = pgTable(
  'alert_feedback',
  {
    feedbackId: uuid('feedback_id').primaryKey().defaultRandom(),
    alertId: uuid('alert_id')
      .notNull()
      .references(() => alerts.alertId, { onDelete: 'cascade' }),
    byEmail: text('by_email').notNull(),
    reason: text('reason').$type<FeedbackReason>().notNull(),
    note: text('note'),
    givenAt: instant('given_at').notNull(),
  },
  (table) => [
    uniqueIndex('alert_feedback_person').on(table.alertId, table.byEmail),
    index('alert_feedback_given').on(table.givenAt),
  ],
);

/** A score a person is asked to look at once a month (R85), as it was when it was drawn. */
export const spotChecks = pgTable(
  'spot_checks',
  {
    spotCheckId: uuid('spot_check_id').primaryKey().defaultRandom(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    month: date('month').notNull(), // its first day
    reviewerEmail: text('reviewer_email').notNull(),
    score: smallint('score'),
    band: text('band').$type<Band>().notNull(),
    reason: text('reason'),
    modelVersion: text('model_version').notNull(),
    drawnAt: instant('drawn_at').notNull(),
    verdict: text('verdict').$type<SpotCheckVerdict>(), // null: not looked at yet
    note: text('note'),
    checkedAt: instant('checked_at'),
    checkedByEmail: text('checked_by_email'),
  },
  (table) => [
    uniqueIndex('spot_checks_month').on(table.month, table.accountId),
    index('spot_checks_reviewer').on(table.reviewerEmail, table.month),
  ],
);
