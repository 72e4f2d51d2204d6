import type { FeedbackReason } from './judgement';
import type { HitRate } from './prediction';
import type { TriggerId } from './trigger';

/** By what alerts are put together: what opened or joined them, what drove the score, the team, the one person named. */
export const GROUPINGS = ['trigger', 'driver', 'pod', 'rep'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** `part` of `whole`. Few make no rate: whoever shows it says so. */
export type Share = { part: number; whole: number };

/** How alerts that were told fared (R155–R159). An alert of several triggers counts for each of them. */
export type Effectiveness = {
  key: string; // a trigger, a signal, a pod or a person's name; '' where there is none
  alerts: number; // told
  untold: number; // opened, and nobody was told: outside the pilot, or not listed yet
  acknowledged: Share;
  /** With an action within 5 business days, of those whose 5 business days have passed or that were acted on. */
  acted: Share;
  acknowledgeHours: number | null; // median, business hours of the person named; null: none was
  actionHours: number | null;
  outcomes: { saved: number; lost: number; falseAlarm: number; nothingYet: number; open: number };
  saveRate: Share; // saved, of saved and lost (R156)
  precision: Share; // real (saved or lost), of real and false alarms (R159)
  hitRate: HitRate | null; // of predictions, by driver only
  /** Alerts that somebody called no use (R84), and the reason named most; null: nobody did. */
  notUseful: NotUseful | null;
};

export type NotUseful = { alerts: number; topReason: FeedbackReason };

export type EffectivenessReport = {
  grouping: Grouping;
  periodDays: number;
  scope: 'all' | 'pods' | 'own';
  total: Effectiveness;
  groups: readonly Effectiveness[]; // the most alerts first
  ignored: readonly { trigger: TriggerId; acted: Share }[]; // nobody acts on them: to be switched off (R159)
  noisy: readonly { trigger: TriggerId; falseAlarms: Share }[]; // mostly false alarms: thresholds to be raised (R160)
  useless: readonly { trigger: TriggerId; said: Share; topReason: FeedbackReason }[]; // people say so: to be looked at (R84)
  readAt: Date;
};
