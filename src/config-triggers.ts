import { z } from 'zod';

const points = (value: number) => z.number().int().min(1).max(100).default(value);
const days = (value: number) => z.number().int().positive().default(value);
/** Older ones are not read. */
const daysUpTo = (most: number, value: number) => z.number().int().positive().max(most).default(value);
/** Scores are compared with those of these days before: no others are kept at hand. */
const lookBack = (value: 30 | 90) => z.union([z.literal(30), z.literal(90), z.literal(180)]).default(value);
const hours = (value: number) => z.number().nonnegative().default(value);
const rate = (value: number) => z.number().min(0).max(10).default(value); // 0.4 = 40%
const count = (value: number) => z.number().int().positive().default(value);

/** Every trigger can be switched off; its thresholds have the documented defaults. */
const trigger = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ enabled: z.boolean().default(true), ...shape }).prefault({} as never);

/** `alerts.triggers` of barometer.yaml: what opens or joins an alert, from which value on. Sources: R71–R150, X7–X11, X26–X29. */
export const TriggersConfig = z.strictObject({
  refire_days: z.number().nonnegative().default(14), // a condition that ends and comes back sooner is the same story
  score_below: trigger({ points: points(25) }),
  drop_critical: trigger({ points: points(20), days: lookBack(30) }),
  sponsor_dormant: trigger({ days: days(30) }),
  p1_opened: trigger({}),
  payment_past_due: trigger({ grace_days: z.number().int().nonnegative().default(0) }),
  drop_rapid: trigger({ points: points(15), days: lookBack(30) }),
  drop_notable: trigger({ points: points(10), days: lookBack(30) }),
  usage_drop: trigger({ month_rate: rate(0.4), two_months_rate: rate(0.4) }),
  inactive: trigger({ days: days(14) }),
  urgent_ticket_open: trigger({ hours: hours(24) }),
  qbr_missed: trigger({ renewal_days: days(90) }),
  detractor: trigger({
    score_at_most: z.number().int().min(0).max(10).default(6),
    answered_within_days: daysUpTo(30, 7),
  }),
  champion_left: trigger({ within_days: daysUpTo(90, 90) }),
  predicted_decline: trigger({ points: points(10) }),
  decline_three_months: trigger({ points: points(5) }),
  drop_sustained: trigger({ points: points(15), days: lookBack(90) }),
  seats_unused: trigger({ rate: rate(0.5) }),
  no_touchpoint: trigger({ days: days(60) }),
  low_adoption: trigger({ rate: rate(0.4), after_days: days(90) }),
  tickets_surge: trigger({ times: z.number().positive().default(3), at_least: count(8) }),
  tickets_open: trigger({ at_least: count(5) }),
  renewal_90: trigger({ days: days(90) }),
  renewal_60: trigger({ days: days(60) }),
  renewal_30: trigger({ days: days(30) }),
  seats_full: trigger({ rate: rate(0.9) }),
  api_full: trigger({ rate: rate(0.9) }),
});
export type TriggersConfig = z.infer<typeof TriggersConfig>;
