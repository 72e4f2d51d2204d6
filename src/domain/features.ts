import type { Segment } from './account';
import type {
  BillingFeatures,
  EngagementFeatures,
  RelationshipFeatures,
  SentimentFeatures,
  SupportFeatures,
} from './fact-features';
import type { Stream } from './stream';

/**
 * Everything the scoring reads about one account at one `now`: one row of a set-based query.
 * Nothing dated after `now` is in it. Sums and counts are 0 only where their stream was connected and reported nothing; null = not known.
 * Usage windows are whole UTC days that end before `usageEndOn`: a feed that is late shortens nothing and looks like no drop.
 */
export type AccountFeatures = DirectoryFeatures &
  UsageFeatures &
  SupportFeatures &
  SentimentFeatures &
  BillingFeatures &
  RelationshipFeatures &
  EngagementFeatures &
  HistoryFeatures & {
    accountId: string;
    /** Streams that had delivered anything by `now`: what makes "no rows" mean zero. */
    connected: readonly Stream[];
  };

/** What is known of the account itself. ARR, seats and renewal are those of the contract term in force, where terms are known. */
export type DirectoryFeatures = {
  segment: Segment | null;
  arr: number | null; // per year, account currency
  currency: string | null; // ISO 4217
  seatsPurchased: number | null;
  featuresPurchased: number | null;
  apiLimitMonthly: number | null;
  createdOn: string | null; // YYYY-MM-DD
  renewalOn: string | null;
  noticeDays: number | null;
};

/**
 * Of usage. Numbers in names are days back from `usageEndOn`: `30` the last 30 whole days, `30Prev` the 30 just before them (31–60),
 * `31to90` the days 31–90, `90Ago` the same weeks 13 weeks earlier. Counts are null where the source has no such column.
 */
export type UsageFeatures = {
  usageSource: string | null;
  usageEndOn: string | null; // exclusive end of the windows: the day after the source's last complete day, at most today
  firstUsageOn: string | null; // null: no usage ever, so nothing about usage is known
  lastActiveOn: string | null; // last day with any activity
  firstActiveOn180: string | null; // first day with any activity among the last 180
  apiCalls30: number | null;
  apiCalls30Prev: number | null;
  minutes30: number | null;
  minutes30Prev: number | null;
  userDays30: number | null; // daily active users, summed over days
  activeUsers30Avg: number | null; // daily active users, averaged over days with any
  activeUsers30PrevAvg: number | null;
  weeklyPeakUsers: number | null; // users on the busiest day of a week, averaged over those of the last four weeks with any
  weeklyPeakUsers90Ago: number | null;
  weeklyPeakFeatures: number | null; // different features used on one day, likewise
  weeklyPeakFeatures90Ago: number | null;
  /**
   * Activity of each whole week before `usageEndOn`, newest first, at most 26, only weeks since the account's first usage; 0 = none.
   * Logins if the source counts them, else events, else active days. Null: no usage ever.
   */
  weeklyActivity: readonly number[] | null;
  activeDays180: number | null;
} & Record<`${'logins' | 'events' | 'activeDays'}${ChangeWindow}`, number | null>;

/** Windows that are compared with one another. */
export type ChangeWindow =
  '7' | '7Prev' | '14' | '14Prev' | '30' | '30Prev' | '31to90' | '60' | '60Prev' | '90' | '90Prev';

/** Earlier scores by the same model version: those of another are not comparable. */
export type HistoryFeatures = {
  lastScoredAt: Date | null; // whatever model: guards against running backwards
  /** Points each signal kept back on the baseline day: the later of the last announcement and 14 days ago, or the first day scored. */
  baselineOn: string | null;
  baselineLost: Readonly<Record<string, number>> | null;
  score30DaysAgo: number | null;
  score60DaysAgo: number | null;
  score90DaysAgo: number | null;
  score180DaysAgo: number | null;
};
