import type { TriggerId } from '../../domain/trigger';

/** The triggers that are found by looking at one account; turning red is decided by the transition rules. */
export type FoundTriggerId = Exclude<TriggerId, 'turned_red'>;

type Days = { days: number };
type Rate = { rate: number }; // 0.4 = 40%
/** Points lost against the score so many days ago; only those days are remembered. */
type Drop = { points: number; days: 30 | 90 | 180 };

type Limits = {
  score_below: { points: number };
  drop_critical: Drop;
  drop_rapid: Drop;
  drop_notable: Drop;
  drop_sustained: Drop;
  sponsor_dormant: Days;
  p1_opened: object;
  payment_past_due: { grace_days: number };
  usage_drop: { month_rate: number; two_months_rate: number };
  inactive: Days;
  urgent_ticket_open: { hours: number };
  qbr_missed: { renewal_days: number };
  detractor: { score_at_most: number; answered_within_days: number };
  champion_left: { within_days: number };
  predicted_decline: { points: number };
  decline_three_months: { points: number };
  seats_unused: Rate;
  no_touchpoint: Days;
  low_adoption: Rate & { after_days: number };
  tickets_surge: { times: number; at_least: number };
  tickets_open: { at_least: number };
  renewal_90: Days;
  renewal_60: Days;
  renewal_30: Days;
  seats_full: Rate;
  api_full: Rate;
};

/** Each trigger's switch and thresholds, spelt as in barometer.yaml (`alerts.triggers`), which is handed in as it was read. */
export type TriggerSettings = { [Id in FoundTriggerId]: { enabled: boolean } & Limits[Id] };
