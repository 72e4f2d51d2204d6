import type { Band } from './band';
import type { Stream } from './stream';

/**
 * What the triggers read of one account at one `now`, as the signals measure it: a trigger and a score never disagree on what "logins
 * down 41%" means. Null: not known, which is neither good nor bad.
 */
export type TriggerSubject = {
  accountId: string;
  band: Band;
  score: number | null; // 0–100; null while the band is unknown
  scoreAgo: Record<'days30' | 'days60' | 'days90' | 'days180', number | null>; // by the same model
  forecastScore: number | null; // in 90 days
  driverStream: Stream | null; // the telemetry behind what took most points
  arr: number | null; // per year, account currency
  currency: string | null;
  ageDays: number | null; // since the earlier of creation and first usage
  portfolioTier: number | null; // 1–5
  renewal: { on: string; days: number } | null; // negative: past
  usage: SubjectUsage;
  support: SubjectSupport;
  payment: { overdueDays: number; invoiceId: string } | null; // the oldest unpaid invoice; 0 and '' where nothing is overdue
  people: SubjectPeople;
  answers: readonly NpsAnswer[] | null; // NPS, of the last 30 days
};

export type SubjectUsage = {
  counted: 'logins' | 'activity'; // what the two rates speak of: sources without logins count events
  monthRate: number | null; // last 30 days against the 30 before, −1 … ∞
  twoMonthsRate: number | null; // last 60 against the 60 before
  idleDays: number | null; // null for accounts that never were active
  seatRate: number | null; // users at the weekly peak over seats paid for
  apiRate: number | null; // calls of 30 days over the monthly limit
  adoptionRate: number | null; // features in use over those paid for, 0–1
};

export type SubjectSupport = {
  urgent: readonly UrgentTicket[] | null; // open P1 and P2
  openTickets: number | null;
  tickets14: number | null;
  surgeTimes: number | null; // of those, against what is usual; 1 = as usual
};

/** `qbr`: of those that say whether they came; `lastDays` since the last one, whoever came. */
export type SubjectPeople = {
  sponsorUnseenDays: number | null;
  left: readonly LeftPerson[] | null; // sponsors and champions gone in 90 days
  touchDays: number | null; // since we last spoke with them
  qbr: { held180: number; attended180: number; lastDays: number | null } | null;
};

export type UrgentTicket = { ticketId: string; priority: 'p1' | 'p2'; hours: number };
export type LeftPerson = { contactId: string; role: 'executive_sponsor' | 'champion'; leftOn: string }; // YYYY-MM-DD
export type NpsAnswer = { responseId: string; score: number; ageDays: number }; // score 0–10
