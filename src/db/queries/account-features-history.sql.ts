/** A score "30 days ago" is the nearest at or before that day, but no more than a week older. */
const scoreBefore = (days: number): string => `
left join lateral (
  select score from health_history
  where account_id = a.account_id and day <= p.today - ${days} and day >= p.today - ${days + 7} and model_version = p.model_version
  order by day desc limit 1
) ago${days} on true`;

/**
 * Baseline for "what took points": the score at or just before the later of the last announcement and 14 days ago; for an account not scored
 * that long, its first score. Only scores of the same model: those of another do not compare.
 */
export const historySql = `
left join account_health h on h.account_id = a.account_id
left join alert_states st on st.account_id = a.account_id
left join lateral (
  select greatest(p.today - 14, (case when st.announced_at <= p.now then st.announced_at at time zone 'utc' end)::date) as target
) b on true
left join lateral (
  select day, points from health_history
  where account_id = a.account_id and day <= b.target and day < p.today and model_version = p.model_version order by day desc limit 1
) base on true
left join lateral (
  select day, points from health_history
  where base.day is null and account_id = a.account_id and day < p.today and model_version = p.model_version order by day limit 1
) first_score on true
${[30, 60, 90, 180].map(scoreBefore).join('')}`;

export const historyColumnsSql = `
  h.scored_at as "lastScoredAt", coalesce(base.day, first_score.day) as "baselineOn",
  coalesce(base.points, first_score.points) as "baselineLost",
  ago30.score as "score30DaysAgo", ago60.score as "score60DaysAgo", ago90.score as "score90DaysAgo", ago180.score as "score180DaysAgo"`;
