import type { AccountFeatures } from '../../domain/features';
import type { LevelName } from './levels';

/** The level behind a signal of change, and what it was before the fall: the account's own usual. */
export type UsualLevel = { level: LevelName; before: number | null };

type Find = (features: AccountFeatures) => UsualLevel;

const aWeek = (count: number | null, days: number): number | null => (count === null ? null : (count * 7) / days);

/** Logins where the source counts them, as the signals of count trends do. */
const loginsOver =
  (level: LevelName, days: 7 | 14 | 30 | 60): Find =>
  (features) =>
    features[`logins${days}Prev`] === null
      ? { level: 'events_a_week_30d', before: aWeek(features[`events${days}Prev`], days) }
      : { level, before: aWeek(features[`logins${days}Prev`], days) };

/** Events, else logins, else active days, as the signals of activity levels do. */
const activityBefore =
  (window: '31to90' | '90Prev', days: 60 | 90): Find =>
  (features) => {
    if (features.events30 !== null)
      return { level: 'events_a_week_30d', before: aWeek(features[`events${window}`], days) };
    if (features.logins30 !== null)
      return { level: 'logins_a_week_30d', before: aWeek(features[`logins${window}`], days) };
    const activeDays = features[`activeDays${window}`];
    return { level: 'active_days_a_month', before: activeDays === null ? null : (activeDays * 30) / days };
  };

/** By the signal's name. Signals that are not here are amounts or ages themselves, or compare quarters: four weeks do not undo those. */
export const USUAL_LEVELS: Readonly<Record<string, Find>> = {
  activity_trend_7d: loginsOver('logins_a_week_7d', 7),
  login_trend_14d: loginsOver('logins_a_week_14d', 14),
  login_trend_30d: loginsOver('logins_a_week_30d', 30),
  login_trend_60d: loginsOver('logins_a_week_30d', 60),
  activity_level_30d: activityBefore('31to90', 60),
  activity_level_90d: activityBefore('90Prev', 90),
  active_user_trend_30d: ({ activeUsers30PrevAvg: before }) => ({ level: 'users_a_day_30d', before }),
  user_growth_90d: ({ weeklyPeakUsers90Ago: before }) => ({ level: 'users_at_peak', before }),
  feature_trend_90d: ({ weeklyPeakFeatures90Ago: before }) => ({ level: 'features_at_peak', before }),
  api_trend_30d: ({ apiCalls30Prev: before }) => ({ level: 'api_calls_a_month', before }),
  session_time_trend_30d: ({ minutes30Prev }) => ({
    level: 'hours_a_month',
    before: minutes30Prev === null ? null : minutes30Prev / 60,
  }),
  session_length_trend_30d: ({ minutes30Prev, logins30Prev }) => ({
    level: 'minutes_a_visit',
    before: minutes30Prev === null || logins30Prev === null || logins30Prev === 0 ? null : minutes30Prev / logins30Prev,
  }),
  ticket_surge_14d: ({ tickets90Prev }) => ({
    level: 'tickets_14d',
    before: tickets90Prev === null ? null : (tickets90Prev * 14) / 90,
  }),
};
