import { sql } from 'drizzle-orm';
import { boolean, date, index, jsonb, pgTable, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Band } from '../../domain/band';
import { alerts } from './alerts';
import { instant } from './columns';

/** A checkable claim with a date (R4), and how it ended. */
export const predictions = pgTable(
  'predictions',
  {
    predictionId: uuid('prediction_id').primaryKey().defaultRandom(),
    alertId: uuid('alert_id')
      .notNull()
      .references(() => alerts.alertId, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    driverSignal: text('driver_signal').notNull(),
    claim: text('claim').notNull(), // as it was told
    measure: text('measure').notNull(), // what is measured again on the day
    isAbove: boolean('is_above').notNull(), // recovered when at or above the limit; else when at or below it
    threshold: real('threshold').notNull(),
    valueAtStart: real('value_at_start').notNull(),
    madeAt: instant('made_at').notNull(),
    dueOn: date('due_on').notNull(),
    gradedAt: instant('graded_at'),
    verdict: text('verdict').$type<'right' | 'wrong' | 'unknown'>(),
    valueAtEnd: real('value_at_end'),
    bandAtEnd: text('band_at_end').$type<Band>(),
  },
  (table) => [
    uniqueIndex('predictions_alert').on(table.alertId, table.madeAt),
    index('predictions_due')
      .on(table.dueOn)
      .where(sql`verdict is null`),
    index('predictions_driver').on(table.driverSignal),
  ],
);

/** One digest per person, kind and period, whatever restarts (R14, X16). */
export const digests = pgTable(
  'digests',
  {
    digestId: uuid('digest_id').primaryKey().defaultRandom(),
    email: text('email').notNull(),
    kind: text('kind').$type<'daily' | 'monday'>().notNull(),
    period: date('period').notNull(), // the local day, or the Monday
    createdAt: instant('created_at').notNull(),
    alertIds: jsonb('alert_ids').$type<string[]>().notNull(), // in the order they are listed
    rows: jsonb('rows').$type<Record<string, unknown>>().notNull().default({}), // whatever else it says, as it was then
  },
  (table) => [uniqueIndex('digests_period').on(table.email, table.kind, table.period)],
);
