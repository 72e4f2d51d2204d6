import type { Segment } from './account';
import type { Stream } from './stream';

/**
 * Everything the scoring reads about one account at one `now`: one row of a set-based query.
 * Sums and counts are 0 only where their stream was connected and reported nothing; null = not known.
 * Usage windows are whole days that end before `usageEndOn`, the day after the source's last complete day (at most today).
 */
export type AccountFeatures = {
  accountId: string;
  segment: Segment | null;
  arr: number | null;
  seatsPurchased: number | null;
  featuresPurchased: number | null;
  apiLimitMonthly: number | null;
  createdOn: string | null;
  renewalOn: string | null;
  usageSource: string | null;
  usageEndOn: string | null; // YYYY-MM-DD, exclusive end of the windows
  lastActiveOn: string | null; // last day with any activity
  firstUsageOn: string | null;
  /** Sums over the days of each window; `prev` is the window of the same length just before. */
  logins7: number | null;
  logins14: number | null;
  logins14Prev: number | null;
  logins30: number | null;
  logins30Prev: number | null;
  events14: number | null;
  events14Prev: number | null;
  events30: number | null;
  events30Prev: number | null;
  events60Prev: number | null; // the 60 days before the last 30
  minutes30: number | null;
  minutes30Prev: number | null;
  apiCalls30: number | null;
  /** Average of daily active users over active days, and the most on one day, in the window. */
  activeUsers30Avg: number | null;
  activeUsers30PrevAvg: number | null;
  activeUsers30Max: number | null;
  activeDays30: number | null;
  activeDays30Prev: number | null;
  features30Max: number | null;
  openTickets: number | null;
  openP1Hours: number | null; // age of the oldest open P1; 0 = none open
  openP2Hours: number | null;
  openTicketDaysMax: number | null;
  tickets14: number | null;
  ticketsWeeklyAvg90: number | null; // tickets a week over the 90 days before the last 14
  escalated30: number | null;
  csat90Avg: number | null; // 1–5
  resolution30HoursAvg: number | null;
  npsLatest: number | null; // 0–10
  npsLatestAt: Date | null;
  npsPrevious: number | null;
  overdueDaysMax: number | null; // oldest unpaid invoice past its due date; 0 = none
  overdueAmount: number | null;
  lateShare365: number | null; // share of invoices due in the last 365 days that were paid late or are overdue
  disputed90: number | null;
  billed90: number | null;
  billed90Prev: number | null;
  subscriptionArr: number | null; // term in force at now
  subscriptionArrPrev: number | null; // term in force 90 days before
  contactsKnown: number | null;
  contactsActive30: number | null;
  sponsorLastSeenAt: Date | null;
  hasSponsor: boolean | null;
  championsLeft90: number | null;
  touches30: number | null; // calls, meetings, QBRs, trainings, e-mails
  touches90: number | null;
  lastTouchAt: Date | null;
  attendedShare90: number | null; // 0–1, of activities that record attendance
  /** Streams that had delivered anything by `now`: what makes "no rows" mean zero. */
  connected: readonly Stream[];
};
