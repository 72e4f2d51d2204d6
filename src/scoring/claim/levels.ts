import type { AccountFeatures } from '../../domain/features';
import type { Stream } from '../../domain/stream';
import { countOf } from '../days';

/**
 * A signal that tells a change against the weeks before forgets the fall once those weeks are as low: four weeks after logins fell by
 * half they are "steady". A claim about such a signal is made and measured as the amount itself.
 */
export type Level = {
  stream: Stream;
  isAbove: boolean; // more is better
  read: (features: AccountFeatures) => number | null;
  say: (amount: number) => string; // "logins are back at 60 a week"
};

const whole = (amount: number): string => Math.round(amount).toLocaleString('en-US');
const perWeek = (count: number | null, days: number): number | null => (count === null ? null : (count * 7) / days);

const usage = (read: Level['read'], say: Level['say']): Level => ({ stream: 'usage_daily', isAbove: true, read, say });
const logins = (days: 7 | 14 | 30): Level =>
  usage(
    (features) => perWeek(features[`logins${days}`], days),
    (amount) => `logins are back at ${whole(amount)} a week`,
  );

/** Amounts by name. A name is kept with every prediction: it may be added to, never changed. */
export const LEVELS = {
  logins_a_week_7d: logins(7),
  logins_a_week_14d: logins(14),
  logins_a_week_30d: logins(30),
  events_a_week_30d: usage(
    ({ events30 }) => perWeek(events30, 30),
    (amount) => `activity is back at ${whole(amount)} events a week`,
  ),
  active_days_a_month: usage(
    ({ activeDays30 }) => activeDays30,
    (days) => `it is used on ${countOf(Math.round(days), 'day')} a month`,
  ),
  users_a_day_30d: usage(
    ({ activeUsers30Avg }) => activeUsers30Avg,
    (users) => `${countOf(Math.round(users), 'user')} ${users > 1 ? 'come' : 'comes'} on an average day`,
  ),
  users_at_peak: usage(
    ({ weeklyPeakUsers }) => weeklyPeakUsers,
    (users) => `${countOf(Math.round(users), 'user')} ${users > 1 ? 'are' : 'is'} active at the weekly peak`,
  ),
  features_at_peak: usage(
    ({ weeklyPeakFeatures }) => weeklyPeakFeatures,
    (features) =>
      `${countOf(Math.round(features), 'feature')} ${features > 1 ? 'are' : 'is'} in use at the weekly peak`,
  ),
  api_calls_a_month: usage(
    ({ apiCalls30 }) => apiCalls30,
    (calls) => `API calls are back at ${whole(calls)} a month`,
  ),
  hours_a_month: usage(
    ({ minutes30 }) => (minutes30 === null ? null : minutes30 / 60),
    (hours) => `time in the product is back at ${countOf(Math.round(hours), 'hour')} a month`,
  ),
  minutes_a_visit: usage(
    ({ minutes30, logins30 }) =>
      minutes30 === null || logins30 === null || logins30 === 0 ? null : minutes30 / logins30,
    (minutes) => `a visit lasts ${countOf(Math.round(minutes), 'minute')}`,
  ),
  tickets_14d: {
    stream: 'tickets',
    isAbove: false,
    read: ({ tickets14 }) => tickets14,
    say: (tickets) =>
      tickets === 0 ? 'no ticket comes in 14 days' : `at most ${countOf(tickets, 'ticket')} come in 14 days`,
  },
} as const satisfies Record<string, Level>;
export type LevelName = keyof typeof LEVELS;

export const isLevel = (name: string): name is LevelName => Object.hasOwn(LEVELS, name);
