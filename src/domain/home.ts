import type { AbsenceNotice } from './absence';
import type { AlertStatus } from './alert';
import type { Band } from './band';
import type { NextStep } from './next-step';
import type { Person } from './person';
import type { SharedCause } from './insight';
import type { Failures, GamingNotice } from './monitor';
import type { Latency, PodLatency, PodSummary } from './pod-latency';
import type { PortfolioSummary } from './portfolio';
import type { HitRate } from './prediction';
import type { RequiredFact } from './required-fact';
import type { TrendClass } from './score';
import type { StreamFreshness } from './stream';
import type { Tier } from './trigger';

/** One account on Home: one number, one reason, one action. */
export type HomeAccount = {
  accountId: string;
  name: string;
  score: number | null;
  band: Band;
  trend: TrendClass;
  arr: number | null;
  currency: string | null;
  revenueAtRisk: number | null; // this quarter
  reason: string | null;
  action: string | null;
  actionDueOn: string | null;
  alert: { alertId: string; status: AlertStatus; snoozedUntil: Date | null; isGrouped: boolean } | null; // unresolved; grouped: RevOps decides first
  staleSince: Date | null; // the telemetry its reason rests on is over its limit: how far it reaches
};

export type HomeExpansion = {
  accountId: string;
  name: string;
  score: number | null;
  arr: number | null;
  currency: string | null;
  reason: string | null;
  action: string | null;
  actionDueOn: string | null;
};

/** An alert that waits for the viewer: nobody has acknowledged it, or it was acknowledged and nothing was done yet. */
export type HomeWaiting = {
  alertId: string;
  accountId: string;
  name: string;
  status: AlertStatus;
  score: number | null;
  reason: string;
  action: string;
  actionDueOn: string;
  openedAt: Date;
  missedAt: Date | null; // five business days without a logged action
  tier: Tier;
  nextStep: NextStep | null;
};

/** How many accounts of the viewer stand in each band. */
export type BandCounts = { red: number; yellow: number; green: number; unknown: number };

/** `byName`: whoever else said so. */
export type OwnAbsence = AbsenceNotice & { byName: string | null };

/** How someone's own alerts go. */
export type MyWeek = {
  told: number; // since Monday, where the person is
  budget: number; // R32
  toAction: Latency; // over the last `periodDays`
  periodDays: number;
  hits: HitRate; // of predictions on their alerts that were graded in the last 180 days
};

/** Usage is over its limit in every source; `asOf`: how far it reaches. */
export type StaleUsage = { asOf: Date | null; limitHours: number };

export type Home = {
  person: Person;
  hasBook: boolean; // accounts of one's own, not only those one looks over
  week: MyWeek | null; // null: without a book
  portfolio: PortfolioSummary | null; // for managers, RevOps and executives
  staleUsage: StaleUsage | null;
  waiting: readonly HomeWaiting[];
  waitingTotal: number;
  red: readonly HomeAccount[];
  expansion: readonly HomeExpansion[] | null; // null: held back while usage is over its limit (R30)
  bands: BandCounts;
  unscored: number; // accounts of the viewer that have no score yet
  freshness: readonly StreamFreshness[];
  sharedCause: SharedCause | null;
  withheld: readonly { accountId: string; name: string; since: Date }[]; // changes of colour that wait for fresh data, oldest first
  withheldTotal: number;
  gaming: readonly GamingNotice[]; // about the viewer, and those the viewer leads
  failures: Failures | null; // for RevOps and executives
  absence: OwnAbsence | null;
  covering: readonly AbsenceNotice[]; // whom the viewer covers for
  pods: readonly PodLatency[]; // those one manages, with their reps
  allPods: readonly PodSummary[]; // for RevOps and executives
  /** Of how many of the viewer's accounts something required is unknown, and what (R231). Null: whoever looks over all accounts. */
  lacking?: { total: number; facts: readonly RequiredFact[] } | null;
  isFirstVisit: boolean;
  readAt: Date;
};
