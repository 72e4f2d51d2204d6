import type { CurrencyRates } from '../../db/queries/home';

/** How held messages are released: `weekly_budget`, `incident`, `currency_rates` and `rollout` of barometer.yaml. */
export type ReleaseSettings = {
  weeklyBudget: number;
  incident: { atLeastAccounts: number; shareOfFleet: number; releaseHours: number };
  revopsChannel: string | null; // where incidents are told; null: to each person in RevOps
  currencyRates: CurrencyRates;
  isDryRun: boolean;
};

/** How a release ended, in messages; `incidents`: opened. */
export type ReleaseSummary = { posted: number; deferred: number; grouped: number; incidents: number };
export const NOTHING_RELEASED: ReleaseSummary = { posted: 0, deferred: 0, grouped: 0, incidents: 0 };
