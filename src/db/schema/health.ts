import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Band, KnownBand } from '../../domain/band';
import type {
  Anomaly,
  ChurnBasis,
  CohortPosition,
  DropKind,
  Forecast,
  MoneyFlag,
  NextBand,
  RootCause,
} from '../../domain/insight';
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
    expansionStage: text('expansion_stage').$type<'ready' | 'nurture'>(),
    expansionArr: money('expansion_arr'), // estimated, per year
    expansionAction: text('expansion_action'),
    expansionActionDueOn: date('expansion_action_due_on'),
    isCritical: boolean('is_critical').notNull().default(false), // the worst part of red (X1, X22)
    churnProbability: real('churn_probability'), // within a year, 0–1
    churnBasis: text('churn_basis').$type<ChurnBasis>(),
    dropKind: text('drop_kind').$type<DropKind>(),
    moneyFlag: text('money_flag').$type<MoneyFlag>(),
    portfolioTier: smallint('portfolio_tier'), // 1–5 (section N)
    forecast: jsonb('forecast').$type<Forecast>(),
    nextBand: jsonb('next_band').$type<NextBand>(),
    rootCause: jsonb('root_cause').$type<RootCause>(),
    anomaly: jsonb('anomaly').$type<Anomaly>(),
    usageChange30: real('usage_change_30'), // activity of the last 30 days over the 30 before, −1 and up; null: not known
    adoptionRate: real('adoption_rate'), // features used over features bought, 0–1; null: not known
    cohorts: jsonb('cohorts').$type<CohortPosition[]>(), // null: not ranked yet
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

/** A person's judgement beside the model's score (R75, X19): capped, expiring, with its reason. Rows are never changed but to be withdrawn. */
export const overrides = pgTable(
  'overrides',
  {
    overrideId: uuid('override_id').primaryKey().defaultRandom(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    byEmail: text('by_email').notNull(),
    points: smallint('points'), // −15 … 15; null where a band was set instead
    band: text('band').$type<KnownBand>(),
    reason: text('reason').notNull(),
    scoreBefore: smallint('score_before'), // the model's, when it was made: to learn from
    bandBefore: text('band_before').$type<Band>(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
  },
  (table) => [index('overrides_account').on(table.accountId, table.createdAt)],
);

/** Score → probability of leaving, fitted on this company's own outcomes; one per model version. */
export const calibrations = pgTable('calibrations', {
  modelVersion: text('model_version').primaryKey(),
  fittedAt: instant('fitted_at').notNull(),
  outcomes: integer('outcomes').notNull(), // how many it rests on
  churned: integer('churned').notNull(),
  curve: jsonb('curve').$type<[score: number, probability: number][]>().notNull(),
});

/** Days on which the whole fleet dropped at once: an outage or a broken tracker, not forty unhappy customers. */
export const sharedCauses = pgTable('shared_causes', {
  day: date('day').primaryKey(),
  seenAt: instant('seen_at').notNull(),
  accounts: integer('accounts').notNull(), // with a usual level to compare with
  droppedShare: real('dropped_share').notNull(), // 0–1, of those
  fleetFactor: real('fleet_factor').notNull(), // median of activity over its usual, 1 = as usual
});
