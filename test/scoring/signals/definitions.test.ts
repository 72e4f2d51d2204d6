import { loadSignals } from '../../../src/services/model/load-signals';

/**
 * What each signal is, as models, freshness, trends and newcomers take it: another stream would withhold alerts for another feed, another
 * direction would turn its points over. A signal that is not here fails the last test.
 */
// prettier-ignore
const CATALOGUE = [
  // name, unit, window in days, stream, good direction, indicates, silent of newcomers
  ['renewal_days', 'days', null, 'accounts', 'up', 'leading', undefined],
  ['attendance_90d', 'rate', 90, 'activities', 'up', 'leading', undefined],
  ['email_response_90d', 'rate', 90, 'activities', 'up', 'leading', undefined],
  ['qbr_attended_180d', 'rate', 180, 'activities', 'up', 'leading', undefined],
  ['engagement_actions_90d', 'count', 90, 'engagement_daily', 'up', 'leading', 'at_zero'],
  ['engagement_trend_90d', 'rate', 90, 'engagement_daily', 'up', 'leading', undefined],
  ['touch_months_90d', 'count', 90, 'activities', 'up', 'leading', undefined],
  ['touch_recency', 'days', null, 'activities', 'down', 'leading', 'always'],
  ['trainings_90d', 'count', 90, 'activities', 'up', 'leading', 'at_zero'],
  ['champion_active_30d', 'count', 30, 'contacts', 'up', 'leading', 'at_zero'],
  ['champions_left_90d', 'count', 90, 'contacts', 'down', 'leading', 'at_zero'],
  ['contacts_left_90d', 'count', 90, 'contacts', 'down', 'leading', 'at_zero'],
  ['departments_active_30d', 'count', 30, 'contacts', 'up', 'leading', 'at_zero'],
  ['end_users_active_share', 'rate', 30, 'contacts', 'up', 'leading', undefined],
  ['key_people_dormant', 'count', 30, 'contacts', 'down', 'leading', undefined],
  ['sponsor_active_30d', 'count', 30, 'contacts', 'up', 'leading', 'at_zero'],
  ['sponsor_dormant_days', 'days', null, 'contacts', 'down', 'leading', 'always'],
  ['stakeholder_breadth', 'count', 30, 'contacts', 'up', 'leading', 'at_zero'],
  ['billed_change_90d', 'rate', 90, 'invoices', 'up', 'lagging', undefined],
  ['disputed_invoices', 'count', 90, 'invoices', 'down', 'leading', 'at_zero'],
  ['late_payment_share', 'rate', 365, 'invoices', 'down', 'lagging', undefined],
  ['late_payments_365d', 'count', 365, 'invoices', 'down', 'lagging', undefined],
  ['overdue_days', 'days', null, 'invoices', 'down', 'lagging', 'at_zero'],
  ['key_people_rating', 'points', 365, 'nps', 'up', 'lagging', undefined],
  ['nps', 'points', 365, 'nps', 'up', 'lagging', undefined],
  ['nps_silence_days', 'days', null, 'nps', 'down', 'leading', undefined],
  ['nps_trend', 'points', 365, 'nps', 'up', 'leading', undefined],
  ['arr_change_90d', 'rate', 90, 'subscriptions', 'up', 'lagging', undefined],
  ['contractions_730d', 'count', 730, 'subscriptions', 'down', 'lagging', undefined],
  ['expansion_365d', 'rate', 365, 'subscriptions', 'up', 'lagging', undefined],
  ['renewed_terms', 'count', null, 'subscriptions', 'up', 'lagging', 'at_zero'],
  ['seats_change_90d', 'rate', 90, 'subscriptions', 'up', 'leading', undefined],
  ['term_ended_days', 'days', null, 'subscriptions', 'down', 'lagging', undefined],
  ['csat_90d', 'points', 90, 'tickets', 'up', 'lagging', undefined],
  ['csat_low_90d', 'count', 90, 'tickets', 'down', 'lagging', undefined],
  ['csat_trend_90d', 'points', 90, 'tickets', 'up', 'leading', undefined],
  ['escalations_30d', 'count', 30, 'tickets', 'down', 'leading', 'at_zero'],
  ['how_to_tickets_90d', 'count', 90, 'tickets', 'up', 'leading', 'at_zero'],
  ['oldest_ticket_days', 'days', null, 'tickets', 'down', 'leading', 'at_zero'],
  ['open_p1_hours', 'hours', null, 'tickets', 'down', 'leading', 'at_zero'],
  ['open_p2_hours', 'hours', null, 'tickets', 'down', 'leading', 'at_zero'],
  ['open_tickets', 'count', null, 'tickets', 'down', 'leading', 'at_zero'],
  ['reopen_rate_90d', 'rate', 90, 'tickets', 'down', 'lagging', undefined],
  ['resolution_time_30d', 'hours', 30, 'tickets', 'down', 'lagging', undefined],
  ['resolution_trend_90d', 'rate', 90, 'tickets', 'down', 'lagging', undefined],
  ['sla_missed_share_90d', 'rate', 90, 'tickets', 'down', 'lagging', undefined],
  ['ticket_surge_14d', 'times', 14, 'tickets', 'down', 'leading', 'at_zero'],
  ['urgent_tickets_30d', 'count', 30, 'tickets', 'down', 'leading', 'at_zero'],
  ['urgent_trend_90d', 'count', 90, 'tickets', 'down', 'leading', undefined],
  ['active_days_180d', 'days', 180, 'usage_daily', 'up', 'leading', undefined],
  ['active_days_30d', 'days', 30, 'usage_daily', 'up', 'leading', undefined],
  ['active_days_7d', 'days', 7, 'usage_daily', 'up', 'leading', 'always'],
  ['active_days_90d', 'days', 90, 'usage_daily', 'up', 'leading', undefined],
  ['active_user_trend_30d', 'rate', 30, 'usage_daily', 'up', 'leading', undefined],
  ['activity_level_30d', 'rate', 30, 'usage_daily', 'up', 'leading', undefined],
  ['activity_level_90d', 'rate', 90, 'usage_daily', 'up', 'leading', undefined],
  ['activity_recency', 'days', null, 'usage_daily', 'down', 'leading', 'always'],
  ['activity_trend_7d', 'rate', 7, 'usage_daily', 'up', 'leading', undefined],
  ['api_trend_30d', 'rate', 30, 'usage_daily', 'up', 'leading', undefined],
  ['api_use', 'rate', 30, 'usage_daily', 'up', 'leading', 'always'],
  ['feature_adoption', 'rate', 28, 'usage_daily', 'up', 'leading', 'always'],
  ['feature_trend_90d', 'rate', 90, 'usage_daily', 'up', 'leading', undefined],
  ['login_trend_14d', 'rate', 14, 'usage_daily', 'up', 'leading', undefined],
  ['login_trend_30d', 'rate', 30, 'usage_daily', 'up', 'leading', undefined],
  ['login_trend_60d', 'rate', 60, 'usage_daily', 'up', 'leading', undefined],
  ['minutes_per_user', 'minutes', 30, 'usage_daily', 'up', 'leading', undefined],
  ['paid_seats_idle', 'rate', 30, 'usage_daily', 'down', 'leading', 'always'],
  ['recency_vs_rhythm', 'times', 180, 'usage_daily', 'down', 'leading', 'always'],
  ['seat_use', 'rate', 28, 'usage_daily', 'up', 'leading', 'always'],
  ['session_length', 'minutes', 30, 'usage_daily', 'up', 'leading', undefined],
  ['session_length_trend_30d', 'rate', 30, 'usage_daily', 'up', 'leading', undefined],
  ['session_time_trend_30d', 'rate', 30, 'usage_daily', 'up', 'leading', undefined],
  ['user_growth_90d', 'rate', 90, 'usage_daily', 'up', 'leading', undefined],
  ['weekly_users', 'count', 28, 'usage_daily', 'up', 'leading', 'always'],
] as const;

it.each(CATALOGUE)('%s is told in %s over %p days of %s, is good going %s, and %s', (name, ...rest) => {
  const [unit, windowDays, stream, goodDirection, indicates, silentOfNewcomers] = rest;
  const signal = loadSignals().get(name);
  expect(signal).toMatchObject({ name, unit, windowDays, stream, goodDirection, indicates });
  expect(signal?.silentOfNewcomers).toBe(silentOfNewcomers);
});

it('names every signal there is', () => {
  expect(CATALOGUE.map(([name]) => name).toSorted()).toEqual([...loadSignals().keys()].toSorted());
});
