import { date, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Finding, Tier, TriggerId } from '../../domain/trigger';
import { alerts } from './alerts';
import { instant } from './columns';
import { accounts } from './directory';

/** What opened or joined an alert, each once, with what was measured against which limit (X8). */
export const alertTriggers = pgTable(
  'alert_triggers',
  {
    alertId: uuid('alert_id')
      .notNull()
      .references(() => alerts.alertId, { onDelete: 'cascade' }),
    trigger: text('trigger').$type<TriggerId>().notNull(),
    key: text('key').notNull().default(''),
    tier: text('tier').$type<Tier>().notNull(),
    reason: text('reason').notNull(),
    action: text('action').notNull(),
    actionDueOn: date('action_due_on').notNull(),
    evidence: jsonb('evidence').$type<Finding['evidence']>(),
    firedAt: instant('fired_at').notNull(),
    clearedAt: instant('cleared_at'),
  },
  (table) => [primaryKey({ columns: [table.alertId, table.trigger, table.key] })],
);

/** Which triggers hold for an account: a trigger fires when its condition begins, not on every run. */
export const triggerStates = pgTable(
  'trigger_states',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId, { onDelete: 'cascade' }),
    trigger: text('trigger').$type<TriggerId>().notNull(),
    key: text('key').notNull().default(''),
    since: instant('since').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    firedAt: instant('fired_at'),
    clearedAt: instant('cleared_at'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.trigger, table.key] })],
);

/** Many accounts, one driver, one day: told once, to RevOps, while the alerts wait. */
export const incidents = pgTable('incidents', {
  incidentId: uuid('incident_id').primaryKey().defaultRandom(),
  driverSignal: text('driver_signal').notNull(),
  openedAt: instant('opened_at').notNull(),
  accounts: integer('accounts').notNull(),
  fleet: integer('fleet').notNull(), // accounts with a score, to compare with
  releaseAt: instant('release_at').notNull(), // nobody decided by then: the owners are told after all
  status: text('status').$type<'open' | 'released' | 'closed'>().notNull().default('open'),
  decidedAt: instant('decided_at'),
  decidedByEmail: text('decided_by_email'), // null: time decided
});
