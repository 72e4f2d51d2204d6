import type { LeftPerson, NpsAnswer, UrgentTicket } from './trigger-subject';

/**
 * Tickets as they stood at `now`: one solved later is still open. Feature requests are not trouble and are left out (R56).
 * Solved, rated and reopened tickets count on the day they were solved; `Prev` is the window of the same length just before.
 */
export type SupportFeatures = {
  openTickets: number | null;
  openP1Hours: number | null; // age of the oldest open P1; 0 = none open
  openP2Hours: number | null;
  openTicketDaysMax: number | null;
  urgentOpen: readonly UrgentTicket[] | null; // every open P1 and P2; null: none
  tickets14: number | null; // questions only where urgent: asking how to is no trouble (R115)
  tickets90Prev: number | null; // opened in the 90 days before the last 14
  ticketsSinceOn: string | null; // first ticket of any account: how far back "none" can be trusted
  urgent30: number | null; // opened as P1 or P2
  urgent90: number | null;
  urgent90Prev: number | null;
  questions90: number | null;
  unsorted90: number | null; // opened without a kind: they may be questions
  escalated30: number | null;
  csat90Avg: number | null; // 1–5, of tickets solved in the last 90 days
  csat90PrevAvg: number | null;
  rated90: number | null;
  rated90Prev: number | null;
  ratedLow90: number | null; // rated 1 or 2
  resolution30HoursAvg: number | null;
  resolution90HoursAvg: number | null;
  resolution90PrevHoursAvg: number | null;
  solved90: number | null;
  solved90Prev: number | null;
  targetsDue90: number | null; // tickets whose target time fell into the last 90 days
  targetsMissed90: number | null; // of those: not solved by then
  reopenKnown90: number | null; // solved, and the source says whether they came back
  reopened90: number | null;
};

export type SentimentFeatures = {
  npsScores: readonly number[] | null; // answers of the last 365 days, newest first; null: none
  npsAgesDays: readonly number[] | null;
  npsAnswers30: readonly NpsAnswer[] | null; // of the last 30 days; null: none
  lastNpsAt: Date | null; // however long ago
  npsEndOn: string | null; // day of the last answer of any account: since then nobody was asked, or the feed is late
  keyPeopleNpsAvg: number | null; // latest answer of each executive sponsor and champion in 365 days, averaged
  keyPeopleNpsKnown: number | null; // how many answered
};

/** Void invoices count for nothing; one paid after `now` is unpaid. */
export type BillingFeatures = {
  overdueDaysMax: number | null; // oldest unpaid invoice past its due date; 0 = none
  overdueAmount: number | null;
  overdueInvoiceId: string | null; // of the oldest
  due365: number | null; // invoices that fell due in the last 365 days
  late365: number | null; // of those: paid late, or overdue
  disputed90: number | null;
  billedQuarter: number | null; // amount issued in the last three calendar months: any three hold as many invoices of a monthly rhythm
  billedQuarterPrev: number | null; // in the three before
  invoicesQuarterPrev: number | null; // how many those were
  quartersBilledPrev: number | null; // how many of the three quarters before the last hold an invoice, 0–3
  firstInvoiceOn: string | null;
  lastInvoiceOn: string | null;
} & TermFeatures;

/** Contract terms that had started by `now`; null throughout for an account without any. */
export type TermFeatures = {
  termArr: number | null; // of the contract term in force
  termArrPrev: number | null; // of the term in force 90 days before
  termArrYearAgo: number | null; // of the term in force 365 days before, else of the first to start since
  termSeats: number | null;
  termSeatsPrev: number | null; // 90 days before
  termsKnown: number | null;
  firstTermOn: string | null;
  contractions730: number | null; // terms started in 730 days for less than the one before
  renewedTerms: number | null; // terms that began before, with or the day after the end of the one before
  termsEndedOn: string | null; // end of the last term; null while one is in force
};

/** People at the customer who have not left by `now`, and what was done with them. Champions and users are end users, admins and sponsors not. */
export type RelationshipFeatures = {
  contactsKnown: number | null;
  contactsSeenKnown: number | null; // whose last visit is known
  contactsSeenLater: number | null; // last seen after `now`: when before it, nobody knows
  contactsActive30: number | null;
  rolesKnown: number | null;
  rolesActive30: number | null; // seen in 30 days, and the role is known
  departmentsKnown: number | null; // contacts whose department is known
  departmentsActive30: number | null; // different departments with a contact seen in 30 days
  sponsorsKnown: number | null;
  sponsorsSeenLater: number | null;
  sponsorLastSeenAt: Date | null;
  championsKnown: number | null;
  championsSeenKnown: number | null;
  championsSeenLater: number | null;
  championsActive30: number | null;
  keyPeopleDormant30: number | null; // sponsors and champions last seen 30 days ago or longer
  endUsersKnown: number | null;
  endUsersActive30: number | null;
  championsLeft90: number | null; // champions and sponsors
  contactsLeft90: number | null;
  keyPeopleLeft90: readonly LeftPerson[] | null; // champions and sponsors; null: none
  touches90: number | null; // calls, meetings, QBRs, trainings, e-mails that took place
  touchMonths90: number | null; // how many of the last three 30-day windows hold one, 0–3
  lastTouchAt: Date | null;
  activitiesSinceOn: string | null; // first activity of any account
  attended90: number | null; // of the activities of 90 days that record attendance, e-mails aside
  invited90: number | null;
  qbrsAttended180: number | null; // of the QBRs that record attendance
  qbrsHeld180: number | null;
  lastQbrAt: Date | null; // whether or not they came
  trainings90: number | null; // that took place
  areTrainingsRecorded: boolean | null; // of any account, ever
  emailsAnswered90: number | null; // of the e-mails that record an answer (`attended`)
  emailsSent90: number | null;
};

/** What people did around the product (R236): e-mails opened and clicked, webinars, community posts and replies, help-centre searches, each counting one. */
export type EngagementFeatures = {
  engagementActions90: number | null; // of the 90 days before `engagementEndOn`; null: no source ever told of the account
  engagementActions90Prev: number | null; // of the 90 just before them
  engagementEndOn: string | null; // exclusive: the day after the last that any source told of, at most today
  engagementSinceOn: string | null; // first day that any source told of
  engagementAllSinceOn: string | null; // since when all of them do
};
