import type { AbsenceNotice } from './absence';

/** Business hours from the alert to what followed. `p50`, `p90` null: it has not happened once in the period. */
export type Latency = { p50Hours: number | null; p90Hours: number | null; count: number };

export type RepLatency = {
  name: string;
  alerts: number; // opened in the period
  open: number; // not resolved now
  toAcknowledge: Latency;
  toAction: Latency;
  alertsThisWeek: number; // since Monday 00:00 in the rep's own time zone
};

/** How a pod answers its alerts, over the last `periodDays`. */
export type PodLatency = {
  pod: string;
  periodDays: number;
  alerts: number;
  toAcknowledge: Latency;
  toAction: Latency;
  /** Red alerts with an action logged within 5 business days, over those whose 5 business days have passed. `rate` null: none has. */
  actionedInTime: { rate: number | null; actioned: number; due: number };
  missed: number; // unresolved ones that went 5 business days without a logged action
  weeklyBudget: number; // alerts per rep and week beyond which people stop reading (R32)
  openByAge: { underOneDay: number; oneToThreeDays: number; threeToSevenDays: number; overSevenDays: number };
  away: readonly AbsenceNotice[]; // whoever is back first stands first
  reps: readonly RepLatency[];
  readAt: Date;
};
