import { z } from 'zod';

const days = z.number().int().positive();
const score = z.number().min(0).max(100);
/** A limit above it can never be met: 70 for 70% would be an empty list without a word. */
const share = z.number().min(0).max(1, 'expected a share from 0 to 1, such as 0.3 for 30%');
const growth = z.number().min(0).max(10, 'expected a share, such as 0.2 for 20%');
const amount = z.number().min(0);

/** `reports` of barometer.yaml: where what is written on a calendar goes. A channel by name or id; absent: that report is not written. */
export const ReportsConfig = z.strictObject({
  exec_channel: z.string().min(1).optional(), // R194–R199, on the first business day of a month
  board_channel: z.string().min(1).optional(), // R199, on the first business day of a quarter
  spot_checks_per_manager: z.number().int().min(0).max(20).default(5), // R85, a month; 0: none
});

/** `filters` of barometer.yaml: the limits of the lists everyone has (R165–R169). Bands come from the model; these do not (X1). */
export const FiltersConfig = z.strictObject({
  renewal_risk: z.strictObject({ renewal_days: days.default(90), score_below: score.default(70) }).prefault({}),
  expansion_ready: z.strictObject({ score_above: score.default(80), adoption_above: share.default(0.7) }).prefault({}),
  needs_attention: z.strictObject({ usage_drop: share.default(0.3) }).prefault({}),
  high_value_at_risk: z
    .strictObject({ arr_above: amount.default(50_000), score_below: score.default(60) })
    .prefault({}),
  priority: z
    .strictObject({ renewal_days: days.default(90), score_below: score.default(70), usage_growth: growth.default(0.2) })
    .prefault({}),
});

export type ReportsConfig = z.infer<typeof ReportsConfig>;
export type FiltersConfig = z.infer<typeof FiltersConfig>;
