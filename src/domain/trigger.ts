import type { Stream } from './stream';

/** How soon an alert wants a person, the gravest first (R148–R150). The highest tier among its triggers is the alert's. */
export const TIERS = ['critical', 'high', 'moderate', 'renewal', 'expansion'] as const;
export type Tier = (typeof TIERS)[number];

/** Everything that opens an alert or joins one, by tier; each is one file in src/alerts/triggers, but for the transition itself. */
export const TRIGGERS = [
  'turned_red', // R149: drops into At Risk; decided by the transition rules, told in the pod's channel at once
  'score_below', // R148: under 25
  'drop_critical', // R148, X7: 20 points in 30 days
  'sponsor_dormant', // R148
  'p1_opened', // R113, R148, X9
  'payment_past_due', // R127, R148, X10
  'drop_rapid', // R143, X7: 15 points in 30 days
  'drop_notable', // R149, X7: 10 points in 30 days
  'usage_drop', // R146, R99, X8: logins 40% down month over month, or usage 40% down in 60 days
  'inactive', // R88, X29: no activity in 14 days
  'urgent_ticket_open', // R107, R144, X9: P1 or P2 open longer than 24 h
  'qbr_missed', // R149: no QBR attended with the renewal near
  'detractor', // R117: call within 24 h
  'champion_left', // R76
  'predicted_decline', // R71
  'decline_three_months', // R150
  'drop_sustained', // R64, X7: 15 points in 90 days
  'seats_unused', // R100, R150, X28: under half of the seats
  'no_touchpoint', // R150, X27
  'low_adoption', // R101, R150
  'tickets_surge', // R111: three times as many as usual
  'tickets_open', // R108: five or more
  'renewal_90', // R123, R124, R145
  'renewal_60',
  'renewal_30',
  'seats_full', // R132, R147, X11: 90%
  'api_full', // R133, X11: 90%
] as const;
export type TriggerId = (typeof TRIGGERS)[number];

/**
 * A trigger whose condition holds for an account at one `now`. `key` tells one instance from the next (a ticket, a renewal date);
 * empty for a condition that simply holds. `evidence` is kept with the alert: what was measured, against which limit, over which window.
 */
export type Finding = {
  trigger: TriggerId;
  tier: Tier;
  key: string;
  reason: string; // "P1 open for 3 h, renewal in March, $200K"
  action: string;
  actionDueOn: string; // YYYY-MM-DD
  stream: Stream | null; // the telemetry it rests on; null: the score's history, or the directory
  evidence: { value: number; limit: number; windowDays: number | null };
};

/** What is remembered of a trigger on one account between runs. */
export type TriggerState = {
  trigger: TriggerId;
  key: string;
  since: Date; // when it was first seen to hold, this time
  lastSeenAt: Date;
  firedAt: Date | null; // null: taken quietly, or withheld so far
  clearedAt: Date | null; // null: it holds
};

/** A trigger as an alert carries it: its line on the message. */
export type AlertTrigger = Pick<Finding, 'trigger' | 'tier' | 'key' | 'reason'> & {
  firedAt: Date;
  clearedAt: Date | null;
};
