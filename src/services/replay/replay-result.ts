import type { TriggerSettings } from '../../alerts/triggers/settings';
import type { Tier, TriggerId } from '../../domain/trigger';
import type { AlertSettings } from '../announce-transitions/told';

/** One way to set the alerts, and what was changed for it: `alerts.triggers.drop_rapid.points=20`. */
export type ReplayVariant = {
  name: string;
  sets: readonly string[];
  settings: Pick<AlertSettings, 'quietHours' | 'rejoinHours' | 'refireDays' | 'dri'>;
  triggers: TriggerSettings;
  weeklyBudget: number;
};

/** An alert that would have been opened. */
export type ReplayedAlert = { accountId: string; day: string; trigger: TriggerId; tier: Tier };

/** `outcomes`: accounts that left, as outcomes.csv says. `red`: without any, those that turned red and stayed so for four weeks. */
export type LeftBasis = 'outcomes' | 'red';

/** What the past would have been under one variant; as `--json` prints it. */
export type VariantResult = {
  name: string;
  set: readonly string[];
  alerts: number;
  joined: number; // further triggers that joined an open alert: no news of their own
  by_tier: Readonly<Record<Tier, number>>;
  by_trigger: Readonly<Partial<Record<TriggerId, number>>>;
  per_person_week: { median: number | null; p95: number | null; most: number | null }; // over persons and whole weeks
  weekly_budget: number;
  over_budget: number; // alerts beyond it, summed over persons and weeks
  left: { accounts: number; caught: number; late: number; missed: number }; // caught: warned 30 days ahead or more
  came_to_nothing: { alerts: number; of: number }; // the account neither left nor was red afterwards; of those 30 days old
};

export type ReplayResult = {
  from: string;
  to: string;
  days: number;
  accounts: number;
  left_basis: LeftBasis;
  variants: readonly VariantResult[]; // the present settings first
};
