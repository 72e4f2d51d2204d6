import type { AccountFeatures } from '../../src/domain/features';
import { loadSignals } from '../../src/services/model/load-signals';

export const NOW = new Date('2026-03-04T06:00:00Z'); // a Wednesday

/** An account of which nothing is known. */
const UNKNOWN = {
  accountId: 'acme', connected: [], segment: null, arr: null, currency: null, seatsPurchased: null, featuresPurchased: null, apiLimitMonthly: null,
  createdOn: null, renewalOn: null, noticeDays: null, usageSource: null, usageEndOn: null, firstUsageOn: null, lastActiveOn: null,
  logins7: null, logins7Prev: null, logins14: null, logins14Prev: null, logins30: null, logins30Prev: null, logins31to90: null, logins60: null, logins60Prev: null, logins90: null, logins90Prev: null,
  events7: null, events7Prev: null, events14: null, events14Prev: null, events30: null, events30Prev: null, events31to90: null, events60: null, events60Prev: null, events90: null, events90Prev: null,
  activeDays7: null, activeDays7Prev: null, activeDays14: null, activeDays14Prev: null, activeDays30: null, activeDays30Prev: null, activeDays31to90: null, activeDays60: null, activeDays60Prev: null, activeDays90: null, activeDays90Prev: null,
  apiCalls30: null, apiCalls30Prev: null, minutes30: null, minutes30Prev: null, userDays30: null, firstActiveOn180: null,
  activeUsers30Avg: null, activeUsers30PrevAvg: null, weeklyPeakUsers: null, weeklyPeakUsers90Ago: null, weeklyPeakFeatures: null,
  weeklyPeakFeatures90Ago: null, weeklyActivity: null, activeDays180: null, openTickets: null, openP1Hours: null, openP2Hours: null,
  openTicketDaysMax: null, urgentOpen: null, tickets14: null, tickets90Prev: null, ticketsSinceOn: null, urgent30: null, urgent90: null,
  urgent90Prev: null, questions90: null, unsorted90: null, escalated30: null, csat90Avg: null, csat90PrevAvg: null, rated90: null, rated90Prev: null,
  ratedLow90: null, resolution30HoursAvg: null, resolution90HoursAvg: null, resolution90PrevHoursAvg: null, solved90: null,
  solved90Prev: null, targetsDue90: null, targetsMissed90: null, reopenKnown90: null, reopened90: null, npsScores: null,
  npsAgesDays: null, npsAnswers30: null, lastNpsAt: null, npsEndOn: null, keyPeopleNpsAvg: null, keyPeopleNpsKnown: null, overdueDaysMax: null,
  overdueAmount: null, overdueInvoiceId: null, due365: null, late365: null, disputed90: null, billedQuarter: null, billedQuarterPrev: null,
  invoicesQuarterPrev: null, quartersBilledPrev: null, lastInvoiceOn: null, firstInvoiceOn: null, termArr: null, termArrPrev: null,
  termArrYearAgo: null, termSeats: null, termSeatsPrev: null, termsKnown: null, firstTermOn: null, contractions730: null,
  renewedTerms: null, termsEndedOn: null, contactsKnown: null, contactsSeenKnown: null, contactsSeenLater: null,
  contactsActive30: null, rolesKnown: null, rolesActive30: null, departmentsKnown: null, departmentsActive30: null,
  sponsorsKnown: null, sponsorsSeenLater: null, sponsorLastSeenAt: null, championsKnown: null, championsSeenKnown: null, championsSeenLater: null,
  championsActive30: null, keyPeopleDormant30: null, endUsersKnown: null, endUsersActive30: null, championsLeft90: null,
  contactsLeft90: null, keyPeopleLeft90: null, touches90: null, touchMonths90: null, lastTouchAt: null, activitiesSinceOn: null, attended90: null,
  invited90: null, qbrsAttended180: null, qbrsHeld180: null, lastQbrAt: null, trainings90: null, areTrainingsRecorded: null, emailsAnswered90: null,
  emailsSent90: null,
  engagementActions90: null, engagementActions90Prev: null, engagementEndOn: null, engagementSinceOn: null, engagementAllSinceOn: null,
  lastScoredAt: null, baselineOn: null, baselineLost: null, score30DaysAgo: null, score60DaysAgo: null, score90DaysAgo: null, score180DaysAgo: null,
} as const satisfies AccountFeatures; // prettier-ignore

export const buildUnknown = (over: Partial<AccountFeatures> = {}): AccountFeatures => ({ ...UNKNOWN, ...over });

const USAGE: Partial<AccountFeatures> = {
  usageSource: 'csv', usageEndOn: '2026-03-04', firstUsageOn: '2025-09-01', lastActiveOn: '2026-03-03', firstActiveOn180: '2025-09-05',
  logins7: 200, logins7Prev: 200, logins14: 400, logins14Prev: 400, logins30: 880, logins30Prev: 880, logins31to90: 1760,
  logins60: 1760, logins60Prev: 1760, logins90: 2640, logins90Prev: 2640,
  activeDays7: 5, activeDays7Prev: 5, activeDays14: 10, activeDays14Prev: 10, activeDays30: 22, activeDays30Prev: 21, activeDays31to90: 42,
  activeDays60: 43, activeDays60Prev: 42, activeDays90: 64, activeDays90Prev: 64, activeDays180: 128,
  activeUsers30Avg: 40, activeUsers30PrevAvg: 40, userDays30: 880, weeklyPeakUsers: 44, weeklyPeakUsers90Ago: 44, seatsPurchased: 50,
  weeklyActivity: Array.from({ length: 26 }, () => 200),
}; // prettier-ignore
const BILLING: Partial<AccountFeatures> = {
  overdueDaysMax: 0, overdueAmount: 0, due365: 12, late365: 0, disputed90: 0, billedQuarter: 9000, billedQuarterPrev: 9000, invoicesQuarterPrev: 3, quartersBilledPrev: 3, lastInvoiceOn: '2026-02-20', firstInvoiceOn: '2025-03-01',
}; // prettier-ignore
const SUPPORT: Partial<AccountFeatures> = {
  openTickets: 0, openP1Hours: 0, openP2Hours: 0, tickets14: 1, tickets90Prev: 6, ticketsSinceOn: '2025-03-01', urgent30: 0,
  urgent90: 1, urgent90Prev: 1, questions90: 2, unsorted90: 0, escalated30: 0, csat90Avg: 4.6, csat90PrevAvg: 4.6, rated90: 5, rated90Prev: 5,
  ratedLow90: 0, resolution30HoursAvg: 12, resolution90HoursAvg: 12, resolution90PrevHoursAvg: 12, solved90: 6, solved90Prev: 6,
  targetsDue90: 6, targetsMissed90: 0, reopenKnown90: 6, reopened90: 0,
}; // prettier-ignore

/** A healthy account: steady logins, invoices paid, tickets solved. */
export function buildFeatures(over: Partial<AccountFeatures> = {}): AccountFeatures {
  const connected = ['accounts', 'usage_daily', 'invoices', 'tickets'] as const;
  return buildUnknown({ connected, arr: 100_000, renewalOn: '2026-11-30', ...USAGE, ...BILLING, ...SUPPORT, ...over });
}

/** Everything else a company may connect, all of it well. */
export const GOOD_RELATIONS: Partial<AccountFeatures> = {
  connected: ['accounts', 'usage_daily', 'invoices', 'tickets', 'nps', 'contacts', 'activities', 'subscriptions'],
  npsScores: [9, 9], npsAgesDays: [20, 110], lastNpsAt: new Date('2026-02-12T06:00:00Z'), npsEndOn: '2026-03-02', keyPeopleNpsAvg: 9,
  keyPeopleNpsKnown: 2, contactsKnown: 6, contactsSeenKnown: 6, contactsSeenLater: 0, contactsActive30: 5, rolesKnown: 6,
  rolesActive30: 5, departmentsKnown: 6, departmentsActive30: 3, sponsorsKnown: 1, sponsorsSeenLater: 0,
  sponsorLastSeenAt: new Date('2026-02-28T09:00:00Z'), championsKnown: 1, championsSeenKnown: 1, championsSeenLater: 0, championsActive30: 1,
  keyPeopleDormant30: 0, endUsersKnown: 4, endUsersActive30: 3, championsLeft90: 0, contactsLeft90: 0, touches90: 4,
  touchMonths90: 3, lastTouchAt: new Date('2026-02-26T09:00:00Z'), activitiesSinceOn: '2025-03-01', attended90: 3, invited90: 3,
  qbrsAttended180: 2, qbrsHeld180: 2, trainings90: 2, areTrainingsRecorded: true, emailsAnswered90: 5, emailsSent90: 5,
  termArr: 100_000, termArrPrev: 100_000, termArrYearAgo: 100_000, termSeats: 50, termSeatsPrev: 50, termsKnown: 3,
  firstTermOn: '2023-11-30', contractions730: 0, renewedTerms: 2, termsEndedOn: null,
}; // prettier-ignore

/** A signal as the models know it. The folder is listed once for a file of tests, not for every one of them. */
export function getSignal(name: string) {
  signals ??= loadSignals();
  const signal = signals.get(name);
  if (signal === undefined) throw new Error(`no signal is called ${name}`);
  return signal;
}
let signals: ReturnType<typeof loadSignals> | undefined;
