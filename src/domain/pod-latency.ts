import type { AbsenceNotice } from './absence';
import type { AlertStatus } from './alert';
import type { HitRate } from './prediction';
import type { Tier } from './trigger';

/** Business hours from the alert to what followed. `p50`, `p90` null: it has not happened once in the period. */
export type Latency = { p50Hours: number | null; p90Hours: number | null; count: number };

/** Red alerts with an action logged within 5 business days, over those whose 5 business days have passed. `rate` null: none has. */
export type ActionedInTime = { rate: number | null; actioned: number; due: number };

export type RepLatency = {
  email: string | null; // null: alerts that name nobody
  name: string;
  alerts: number; // opened in the period
  open: number; // not resolved now
  missed: number; // of the open ones, those that went 5 business days without a logged action
  toAcknowledge: Latency;
  toAction: Latency;
  actionedInTime: ActionedInTime;
  alertsThisWeek: number; // since Monday 00:00 in the rep's own time zone
};

/** `key`: for the button that brings them back; null for who is no rep. */
export type AwayColleague = AbsenceNotice & { key: string | null };

/** How a pod answers its alerts, over the last `periodDays`. */
export type PodSummary = {
  pod: string;
  periodDays: number;
  alerts: number;
  toAcknowledge: Latency;
  toAction: Latency;
  actionedInTime: ActionedInTime;
  missed: number; // unresolved ones that went 5 business days without a logged action
  weeklyBudget: number; // alerts per rep and week beyond which people stop reading (R32)
  openByAge: { underOneDay: number; oneToThreeDays: number; threeToSevenDays: number; overSevenDays: number };
  readAt: Date;
};

/** The same with its people. */
export type PodLatency = PodSummary & {
  away: readonly AwayColleague[]; // whoever is back first stands first
  reps: readonly RepLatency[];
};

/** An alert of a pod that is not resolved. */
export type OpenPodAlert = {
  alertId: string;
  accountId: string;
  name: string;
  tier: Tier;
  status: AlertStatus;
  driName: string;
  ageHours: number; // business hours of the DRI since it was told
  isMissed: boolean;
  revenueAtRisk: number | null; // this quarter
  currency: string | null;
};

/** `/health pod`: how the pod answers, and what it has not answered yet. */
export type PodPage = PodLatency & {
  hits: ReadonlyMap<string, HitRate>; // of predictions graded in the last 180 days, by the rep’s e-mail; absent: none was
  open: readonly OpenPodAlert[]; // the oldest first, not all
  openTotal: number;
  maySetAway: boolean; // the viewer answers for who is there
};
