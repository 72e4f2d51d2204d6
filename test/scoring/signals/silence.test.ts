import { buildUnknown, getSignal, NOW } from '../build-features';

/** Missing is not zero, and says why: nothing ever came by the signal's own stream, or it came and holds nothing of this account. */
// prettier-ignore
const SILENT = [
  // signal, its stream, why an account is silent of which that stream tells nothing
  ['active_days_180d', 'usage_daily', 'never_seen'],
  ['active_days_30d', 'usage_daily', 'never_seen'],
  ['active_days_7d', 'usage_daily', 'never_seen'],
  ['active_days_90d', 'usage_daily', 'never_seen'],
  ['active_user_trend_30d', 'usage_daily', 'never_seen'],
  ['activity_level_30d', 'usage_daily', 'never_seen'],
  ['activity_level_90d', 'usage_daily', 'never_seen'],
  ['activity_recency', 'usage_daily', 'never_seen'],
  ['activity_trend_7d', 'usage_daily', 'never_seen'],
  ['api_trend_30d', 'usage_daily', 'never_seen'],
  ['api_use', 'usage_daily', 'never_seen'],
  ['arr_change_90d', 'subscriptions', 'not_reported'],
  ['attendance_90d', 'activities', 'not_reported'],
  ['billed_change_90d', 'invoices', 'not_reported'],
  ['champion_active_30d', 'contacts', 'never_seen'],
  ['champions_left_90d', 'contacts', 'never_seen'],
  ['contacts_left_90d', 'contacts', 'never_seen'],
  ['contractions_730d', 'subscriptions', 'never_seen'],
  ['csat_90d', 'tickets', 'not_reported'],
  ['csat_low_90d', 'tickets', 'not_reported'],
  ['csat_trend_90d', 'tickets', 'not_reported'],
  ['departments_active_30d', 'contacts', 'never_seen'],
  ['disputed_invoices', 'invoices', 'not_reported'],
  ['email_response_90d', 'activities', 'not_reported'],
  ['end_users_active_share', 'contacts', 'never_seen'],
  ['engagement_actions_90d', 'engagement_daily', 'never_seen'],
  ['engagement_trend_90d', 'engagement_daily', 'never_seen'],
  ['escalations_30d', 'tickets', 'not_reported'],
  ['expansion_365d', 'subscriptions', 'never_seen'],
  ['feature_adoption', 'usage_daily', 'never_seen'],
  ['feature_trend_90d', 'usage_daily', 'never_seen'],
  ['how_to_tickets_90d', 'tickets', 'not_reported'],
  ['key_people_dormant', 'contacts', 'never_seen'],
  ['key_people_rating', 'nps', 'never_seen'],
  ['late_payment_share', 'invoices', 'not_reported'],
  ['late_payments_365d', 'invoices', 'never_seen'],
  ['login_trend_14d', 'usage_daily', 'never_seen'],
  ['login_trend_30d', 'usage_daily', 'never_seen'],
  ['login_trend_60d', 'usage_daily', 'never_seen'],
  ['minutes_per_user', 'usage_daily', 'never_seen'],
  ['nps', 'nps', 'never_seen'],
  ['nps_silence_days', 'nps', 'never_seen'],
  ['nps_trend', 'nps', 'never_seen'],
  ['oldest_ticket_days', 'tickets', 'not_reported'],
  ['open_p1_hours', 'tickets', 'not_reported'],
  ['open_p2_hours', 'tickets', 'not_reported'],
  ['open_tickets', 'tickets', 'not_reported'],
  ['overdue_days', 'invoices', 'not_reported'],
  ['paid_seats_idle', 'usage_daily', 'never_seen'],
  ['qbr_attended_180d', 'activities', 'not_reported'],
  ['recency_vs_rhythm', 'usage_daily', 'never_seen'],
  ['renewed_terms', 'subscriptions', 'never_seen'],
  ['reopen_rate_90d', 'tickets', 'not_reported'],
  ['resolution_time_30d', 'tickets', 'not_reported'],
  ['resolution_trend_90d', 'tickets', 'not_reported'],
  ['seat_use', 'usage_daily', 'never_seen'],
  ['seats_change_90d', 'subscriptions', 'never_seen'],
  ['session_length', 'usage_daily', 'never_seen'],
  ['session_length_trend_30d', 'usage_daily', 'never_seen'],
  ['session_time_trend_30d', 'usage_daily', 'never_seen'],
  ['sla_missed_share_90d', 'tickets', 'not_reported'],
  ['sponsor_active_30d', 'contacts', 'never_seen'],
  ['sponsor_dormant_days', 'contacts', 'not_reported'],
  ['stakeholder_breadth', 'contacts', 'not_reported'],
  ['term_ended_days', 'subscriptions', 'not_reported'],
  ['ticket_surge_14d', 'tickets', 'not_reported'],
  ['touch_months_90d', 'activities', 'not_reported'],
  ['touch_recency', 'activities', 'never_seen'],
  ['trainings_90d', 'activities', 'not_reported'],
  ['urgent_tickets_30d', 'tickets', 'not_reported'],
  ['urgent_trend_90d', 'tickets', 'not_reported'],
  ['user_growth_90d', 'usage_daily', 'never_seen'],
  ['weekly_users', 'usage_daily', 'never_seen'],
] as const;

describe.each(SILENT)('%s', (name, stream, reason) => {
  const measure = (...connected: (typeof stream)[]) => getSignal(name).measure(buildUnknown({ connected }), NOW);

  it(`is not connected without ${stream}`, () => {
    expect(measure()).toEqual({ kind: 'no_data', reason: 'not_connected' });
    const others = SILENT.map((one) => one[1]).filter((one) => one !== stream);
    expect(measure(...others)).toEqual({ kind: 'no_data', reason: 'not_connected' });
  });

  it(`is ${reason} where ${stream} tells nothing of the account`, () => {
    expect(measure(stream)).toEqual({ kind: 'no_data', reason });
  });
});
