import type { Band, KnownBand } from './band';
import type { NextStep } from './next-step';
import type { AlertPrediction, HitRate } from './prediction';
import type { AlertTrigger, Tier, TriggerId } from './trigger';

export const ALERT_STATUSES = ['open', 'acknowledged', 'snoozed', 'resolved'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

export const OUTCOMES = ['saved', 'lost', 'false_alarm', 'nothing_yet'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Everything that can happen to an alert; each happening is one append-only `alert_events` row. */
export const ALERT_EVENT_KINDS = [
  'opened',
  'posted',
  'joined', // a further trigger or transition joined the open alert
  'acknowledged',
  'snoozed',
  'woken',
  'action_logged',
  'recovered', // the account left red
  'relapsed', // it came back to red while the alert was still open
  'reassigned',
  'raised', // a trigger of a higher tier joined it
  'cleared', // nothing that opened it holds any more
  'deferred', // over its owner's weekly budget: told in the digest
  'listed', // told in a digest
  'reminded', // its owner, after a business day without acknowledgement
  'escalated', // to the manager
  'missed', // five business days without a logged action
  'graded', // its prediction was held against what happened
  'resolved',
] as const;
export type AlertEventKind = (typeof ALERT_EVENT_KINDS)[number];

/** How an alert is told: in the pod's channel, in its owner's digest, there because the week's budget was used up, as one of many, or not at all. */
export const ALERT_ROUTES = ['channel', 'digest', 'deferred', 'grouped', 'unposted'] as const;
export type AlertRoute = (typeof ALERT_ROUTES)[number];

export type AlertEvent = {
  kind: AlertEventKind;
  at: Date;
  actorName: string | null;
  note: string | null;
  toName?: string | null; // whom a reassignment named; the DRI may be another by now
};

/** What the alert rules remember about one account between runs. An `unknown` band is no evidence: it only moves `observedAt`. */
export type AlertState = {
  announced: KnownBand | null; // null: never seen in a known band
  announcedAt: Date | null; // of the last announcement that was told; null when it was set quietly
  observed: KnownBand | null; // the last known band seen
  observedAt: Date | null; // the last run that looked, whatever it saw
  observedSince: Date | null; // when `observed` last changed; null when it never did
  flips: number; // changes since the last quiet period, the first included
  modelVersion: string | null; // that made `observed`
  waitingUntil: Date | null; // a changed band must stand until then before it is told
  withheldSince: Date | null; // since when a change waits for fresh data, or for the end of what all accounts share
};

/** What to do about one observed band. Every kind says why. */
export type Decision =
  | { kind: 'hold'; reason: 'unchanged' | 'not_enough_data' | 'late' }
  | { kind: 'rebase'; reason: 'first_score' | 'new_model'; to: KnownBand }
  | { kind: 'wait'; reason: 'flipped_recently'; from: KnownBand; to: KnownBand; until: Date }
  | {
      kind: 'withhold';
      reason: 'stale_telemetry' | 'shared_cause';
      from: KnownBand;
      to: KnownBand;
      since: Date;
      staleSince: Date | null;
    }
  | { kind: 'announce'; reason: 'first_change' | 'stood'; from: KnownBand; to: KnownBand; flips: number };
export type DecisionKind = Decision['kind'];

/** The alert as a person sees it: what moved, why, what to do, whose it is, and what has been done. Plain values for the views. */
export type AlertCard = {
  alertId: string;
  accountId: string;
  accountName: string;
  trigger: TriggerId; // the gravest of its triggers
  tier: Tier;
  triggers: readonly AlertTrigger[]; // all of them, the gravest first
  from: KnownBand | null; // the transition it tells; null: none, another trigger opened it
  to: KnownBand | null;
  currentBand: Band;
  score: number | null;
  reason: string;
  action: string;
  actionDueOn: string;
  heldNote: string | null; // "held 4 h, flipped 2 times"
  prediction?: AlertPrediction | null; // what it claims, and how that ended
  hitRate?: HitRate | null; // of predictions resting on the same driver
  dri: { name: string; slackUserId: string | null };
  coversFor: { name: string; until: Date; timeZone: string } | null; // whom the DRI stands in for
  status: AlertStatus;
  openedAt: Date;
  acknowledgedBy: { name: string; slackUserId: string | null; at: Date } | null;
  missedAt: Date | null; // five business days without a logged action
  snoozedUntil: Date | null;
  snoozeReason: string | null;
  lastAction: { note: string; byName: string; at: Date } | null;
  nextStep: NextStep | null;
  outcome: Outcome | null;
  outcomeNote: string | null;
  resolvedAt: Date | null;
};
