/** Why an alert was no use to whoever got it (R84). */
export const FEEDBACK_REASONS = [
  'wrong_data',
  'known',
  'no_risk',
  'too_late',
  'wrong_person',
  'no_action',
  'other',
] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** What a person says about a score they were asked to look at (R85). */
export const SPOT_CHECK_VERDICTS = ['agree', 'too_high', 'too_low', 'cannot_tell'] as const;
export type SpotCheckVerdict = (typeof SPOT_CHECK_VERDICTS)[number];
