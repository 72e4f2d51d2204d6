/** Inputs of the form for a list of one's own: block_id and action_id are the same word. */
export const LIST_INPUTS = {
  name: 'list_name',
  bands: 'list_bands',
  segment: 'list_segment',
  renewal: 'list_renewal',
  alerts: 'list_alerts',
  scoreBelow: 'list_score_below',
  scoreAbove: 'list_score_above',
  arrAbove: 'list_arr_above',
  usage: 'list_usage',
  tier: 'list_tier',
} as const;
