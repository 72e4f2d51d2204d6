/** Files that are mutated together and the tests, under test/scoring, that have to notice. */
export type MutationGroup = {
  name: string;
  mutate: readonly string[];
  tests: readonly string[];
  isFoundByName?: true; // its files are loaded by listing their folder, or only by files that are; its tests are named one by one
};

/** A file not named here is an error, so that none is forgotten. Paths under src/scoring and test/scoring, without extension. */
const inSignals = (...names: readonly string[]): string[] => names.map((name) => `signals/${name}`);

// prettier-ignore
export const GROUPS: readonly MutationGroup[] = [
  {
    name: 'score',
    mutate: ['curve', 'dimension', 'lost-points', 'score-account', 'band', 'model'],
    tests: ['curve', 'score-account', 'score-account-boundaries', 'direct-band', 'explain-score', 'driver'],
  },
  {
    name: 'reason',
    mutate: ['driver', 'explain-score', 'root-cause', 'playbook', 'attention'],
    tests: ['driver*', 'explain-score*', 'root-cause*', 'playbook*', 'attention'],
  },
  {
    name: 'money',
    mutate: ['churn', 'save-probability', 'money-flag', 'arr-concentration', 'portfolio-tier', 'drop', 'seat-use-state'],
    tests: ['money', 'arr-concentration', 'portfolio-tier', 'seat-use-state', 'drop'],
  },
  { name: 'trend', mutate: ['revenue-at-risk', 'momentum'], tests: ['money-and-trend'] },
  {
    name: 'expansion',
    mutate: ['expansion', 'expansion-gate', 'expansion-strengths', 'expansion-arr'],
    tests: ['expansion*'],
  },
  {
    name: 'outlook',
    mutate: ['forecast', 'forecast-range', 'past-forecasts', 'anomaly', 'fleet-week', 'shared-cause', 'cohort', 'fleet'],
    tests: ['forecast*', 'past-forecasts*', 'anomaly*', 'fleet-week*', 'shared-cause*', 'cohort*'],
  },
  { name: 'people', mutate: ['contact-health', 'override'], tests: ['contact-*', 'override*'] },
  {
    name: 'measuring',
    mutate: ['account-age', 'change', 'count-trend', 'days', 'goal-words', 'measure-signal', 'memoise-measure', 'no-facts', 'signal'],
    tests: ['days', 'goals', 'goals-of-signals', 'newcomer', 'signals/usage', 'signals/usage-over-time', 'signals/terms', 'signals/tickets'],
    isFoundByName: true,
  },
  {
    name: 'usage',
    mutate: inSignals(
      'active-days-30d', 'active-user-trend-30d', 'activity-level-30d', 'activity-recency', 'api-use', 'feature-adoption',
      'login-trend-14d', 'paid-seats-idle', 'seat-use', 'session-time-trend-30d', 'active-days-7d',
    ),
    tests: ['goals', 'goals-of-signals', 'signals/definitions', 'signals/silence', 'signals/usage', 'signals/usage-half-known', 'active-days-7d'],
    isFoundByName: true,
  },
  {
    name: 'usage-over-time',
    mutate: inSignals(
      'active-days-180d', 'active-days-90d', 'activity-level-90d', 'activity-trend-7d', 'api-trend-30d', 'feature-trend-90d',
      'login-trend-30d', 'login-trend-60d', 'minutes-per-user', 'recency-vs-rhythm', 'session-length-trend-30d', 'session-length',
      'user-growth-90d', 'weekly-users',
    ),
    tests: ['goals', 'goals-of-signals', 'signals/definitions', 'signals/silence', 'signals/usage-over-time', 'signals/usage-half-known'],
    isFoundByName: true,
  },
  {
    name: 'tickets',
    mutate: inSignals(
      'csat-low-90d', 'csat-trend-90d', 'how-to-tickets-90d', 'oldest-ticket-days', 'open-p2-hours', 'reopen-rate-90d',
      'resolution-trend-90d', 'sla-missed-share-90d', 'urgent-tickets-30d', 'urgent-trend-90d', 'csat-90d', 'escalations-30d',
      'open-p1-hours', 'open-tickets', 'resolution-time-30d', 'ticket-surge-14d',
    ),
    tests: ['goals', 'goals-of-signals', 'signals/definitions', 'signals/silence', 'signals/tickets', 'signals/billing-and-people'],
    isFoundByName: true,
  },
  {
    name: 'billing',
    mutate: inSignals(
      'arr-change-90d', 'billed-change-90d', 'disputed-invoices', 'late-payment-share', 'overdue-days', 'renewal-days',
      'contractions-730d', 'expansion-365d', 'late-payments-365d', 'renewed-terms', 'seats-change-90d', 'term-ended-days',
    ),
    tests: ['goals', 'goals-of-signals', 'signals/definitions', 'signals/silence', 'signals/billing-and-people', 'signals/terms'],
    isFoundByName: true,
  },
  {
    name: 'relations',
    mutate: inSignals(
      'attendance-90d', 'champion-active-30d', 'champions-left-90d', 'contacts-left-90d', 'departments-active-30d',
      'email-response-90d', 'end-users-active-share', 'key-people-dormant', 'key-people-rating', 'nps', 'nps-silence-days',
      'nps-trend', 'qbr-attended-180d', 'sponsor-active-30d', 'sponsor-dormant-days', 'stakeholder-breadth', 'touch-months-90d',
      'touch-recency', 'trainings-90d',
    ),
    tests: ['goals', 'goals-of-signals', 'signals/definitions', 'signals/silence', 'signals/billing-and-people', 'signals/contacts', 'signals/touches-and-answers'],
    isFoundByName: true,
  },
  {
    name: 'whole',
    mutate: ['evaluate-account', 'judge', 'next-band', 'say-next-band', 'signal-range', 'smallest-step'],
    tests: ['next-band*', 'six-dimension', 'money-and-trend', 'three-pillar', 'goals'],
  },
];
