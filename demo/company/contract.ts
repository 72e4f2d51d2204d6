/** The CSV contract of the design (§2): every file Barometer can import, with its columns in a fixed order. */
export const CONTRACT_COLUMNS = {
  accounts: [
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
    'crm_id',
  ],
  contacts: ['account_id', 'contact_id', 'name', 'email', 'role', 'department', 'last_seen_at', 'left_on'],
  usage_daily: ['account_id', 'day', 'active_users', 'logins', 'events', 'features_used', 'minutes', 'api_calls'],
  engagement_daily: [
    'account_id',
    'day',
    'emails_opened',
    'emails_clicked',
    'webinars_attended',
    'community_posts',
    'community_replies',
    'help_searches',
  ],
  tickets: ['account_id', 'ticket_id', 'opened_at', 'solved_at', 'priority', 'kind', 'escalated', 'reopened', 'csat'],
  nps: ['account_id', 'response_id', 'responded_at', 'score', 'comment', 'contact_id'],
  invoices: ['account_id', 'invoice_id', 'issued_on', 'due_on', 'paid_on', 'amount', 'currency', 'status'],
  activities: ['account_id', 'activity_id', 'happened_at', 'kind', 'attended', 'by_email'],
  subscriptions: ['account_id', 'subscription_id', 'started_on', 'ends_on', 'arr', 'seats', 'plan'],
  outcomes: ['account_id', 'effective_on', 'outcome', 'arr_change', 'observed_until'],
  people: ['email', 'name', 'role', 'pod', 'manager_email', 'slack_user_id'],
  pods: ['pod', 'channel', 'manager_email', 'pilot', 'qbr_on'],
} as const;

export type CsvFile = keyof typeof CONTRACT_COLUMNS;
export type Column<F extends CsvFile> = (typeof CONTRACT_COLUMNS)[F][number];

/** One row as it stands in the file: every column a string, empty when unknown. */
export type CsvRow<F extends CsvFile> = Readonly<Record<Column<F>, string>>;
export type CsvTables = { readonly [F in CsvFile]: readonly CsvRow<F>[] };

export const CSV_FILES = Object.keys(CONTRACT_COLUMNS) as CsvFile[];

/** What makes a row of each file the same row again, in a later import. */
export const NATURAL_KEYS: { readonly [F in CsvFile]: readonly Column<F>[] } = {
  accounts: ['account_id'],
  contacts: ['account_id', 'contact_id'],
  usage_daily: ['account_id', 'day'],
  engagement_daily: ['account_id', 'day'],
  tickets: ['account_id', 'ticket_id'],
  nps: ['account_id', 'response_id'],
  invoices: ['account_id', 'invoice_id'],
  activities: ['account_id', 'activity_id'],
  subscriptions: ['account_id', 'subscription_id'],
  outcomes: ['account_id', 'effective_on', 'outcome'],
  people: ['email'],
  pods: ['pod'],
};
