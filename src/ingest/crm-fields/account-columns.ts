/** Columns of accounts.csv that a field of a CRM can be named for. `crm_id` is the record itself. */
export const ACCOUNT_COLUMNS = [
  'account_id',
  'name',
  'segment',
  'industry',
  'plan',
  'arr',
  'currency',
  'created_on',
  'renewal_on',
  'notice_days',
  'seats_purchased',
  'features_purchased',
  'api_limit_monthly',
  'ae_email',
  'csm_email',
  'pod',
] as const;
export type AccountColumn = (typeof ACCOUNT_COLUMNS)[number];
