import { date, index, integer, jsonb, pgTable, primaryKey, real, smallint, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Band, KnownBand } from '../../domain/band';
import type { TrendClass } from '../../domain/score';
import type { Stream } from '../../domain/stream';
import { accounts } from './directory';
import { dimensionScores, instant, money } from './columns';

/** How each account stands now: one row per account, rewritten by every run (all but the key unindexed, so updates stay cheap). */
export const accountHealth = pgTable(
  'account_health',
  {
    accountId: text('account_id')
      .primaryKey()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    scoredAt: instant('scored_at').notNull(),
    modelVersion: text('model_version').notNull(),
    score: smallint('score'),
    band: text('band').$type<Band>().notNull(),
    coverage: real('coverage').notNull(),
    dimensions: dimensionScores('dimensions').notNull(),
    cap: jsonb('cap').$type<{ rule: string; signal: string }>(),
    driverSignal: text('driver_signal'),
    driverStream: text('driver_stream').$type<Stream>(),
    driverValue: money('driver_value'),
    pointsLost: real('points_lost'),
    reason: text('reason'),
    action: text('action'),
    actionDueOn: date('action_due_on'),
    change30: smallint('change_30'),
    change90: smallint('change_90'),
    change180: smallint('change_180'),
    trend: text('trend').$type<TrendClass>().notNull(),
    withheldSince: instant('withheld_since'), // a transition waits for fresh data
    revenueAtRisk: money('revenue_at_risk'), // this quarter
    seatUseRate: real('seat_use_rate'), // users at the weekly peak over seats, last 4 weeks
    expansionRank: real('expansion_rank'), // null: not ready to expand
    expansionReason: text('expansion_reason'),
  },
  (table) => [
    index('account_health_red')
      .on(table.revenueAtRisk)
      .where(sql`band = 'red'`),
    index('account_health_expansion')
      .on(table.expansionRank)
      .where(sql`expansion_rank is not null`),
  ],
);

/** One row per account and day: the last score of that day, with what each signal kept back. */
export const healthHistory = pgTable(
  'health_history',
  {
    accountId: text('account_id').notNull(),
    day: date('day').notNull(),
    scoredAt: instant('scored_at').notNull(),
    modelVersion: text('model_version').notNull(),
    score: smallint('score'),
    band: text('band').$type<Band>().notNull(),
    coverage: real('coverage').notNull(),
    dimensions: jsonb('dimensions').$type<Record<string, number | null>>().notNull(), // dimension → score
    points: jsonb('points').$type<Record<string, number>>().notNull(), // signal → points of the whole score it kept back
    driverSignal: text('driver_signal'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.day] }),
    index('health_history_day').using('brin', table.day),
  ],
);

/** What the alert rules remember per account; written in the same transaction as the score and the alert. */
export const alertStates = pgTable('alert_states', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => accounts.accountId, { onDelete: 'cascade' }),
  announced: text('announced').$type<KnownBand>(),
  announcedAt: instant('announced_at'),
  observed: text('observed').$type<Band>(),
  observedAt: instant('observed_at').notNull(),
  observedSince: instant('observed_since'),
  flips: integer('flips').notNull().default(0),
  modelVersion: text('model_version'),
  waitingUntil: instant('waiting_until'), // a changed band must stand until then
  withheldSince: instant('withheld_since'),
});
