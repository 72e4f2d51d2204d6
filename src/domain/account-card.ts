import type { AccountInsights } from './account-insights';
import type { AccountStanding } from './account-standing';
import type { AlertStatus } from './alert';
import type { Band } from './band';
import type { CrmNote } from './crm-write';
import type { Anomaly, Forecast, SharedCause } from './insight';
import type { HitRate } from './prediction';
import type { AccountFacts } from './required-fact';
import type { DimensionScore, Momentum } from './score';
import type { Segment } from './account';
import type { StreamFreshness } from './stream';

/** An account as `/health <account>` shows it. `health` null: known, but not scored yet. */
export type AccountCard = {
  accountId: string;
  name: string;
  segment: Segment | null;
  arr: number | null;
  currency: string | null;
  renewalOn: string | null;
  daysToRenewal: number | null; // negative: it has passed
  crmUrl: string | null;
  ae: PersonLabel | null;
  csm: PersonLabel | null;
  sponsor: Sponsor;
  standing: AccountStanding;
  health: AccountHealth | null;
  history: readonly (number | null)[]; // one score a week, oldest first; null: not scored that week
  alert: OpenAlert | null;
  hitRate?: HitRate | null; // of predictions resting on what drives it
  freshness: readonly StreamFreshness[];
  sharedCause: SharedCause | null; // why changes that rest on usage are held back for everyone
  /** Its CRM says that it is gone, or that it became another account. */
  deletedInCrm?: { at: Date; into: string | null } | null;
  crm?: readonly CrmNote[]; // where a CRM does not say what the card says
  facts?: AccountFacts | null; // null: no customer any more
  readAt: Date;
};

export type PersonLabel = { name: string; slackUserId: string | null };
/** The customer's executive sponsor. `not_known`: no contacts connected; `none`: contacts, but no sponsor among them. */
export type Sponsor =
  { kind: 'not_known' } | { kind: 'none' } | { kind: 'known'; name: string | null; lastSeenAt: Date | null };

export type AccountHealth = {
  scoredAt: Date;
  score: number | null;
  band: Band;
  coverage: number; // 0–1
  dimensions: readonly DimensionScore[];
  cap: { rule: string; signal: string } | null;
  reason: string | null;
  action: string | null;
  actionDueOn: string | null;
  momentum: Momentum;
  withheldSince: Date | null;
  revenueAtRisk: number | null;
  modelVersion: string;
  forecast: Forecast | null;
  anomaly: Anomaly | null;
  insights: AccountInsights;
};

export type OpenAlert = {
  alertId: string;
  status: AlertStatus;
  driName: string;
  openedAt: Date;
  snoozedUntil: Date | null;
  isGrouped: boolean; // one of many with one cause: it waits for RevOps, and its owner has not been told
};

/** An account found by its name, when more than one could be meant. */
export type AccountMatch = { accountId: string; name: string };
