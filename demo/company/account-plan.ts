import type { Region } from './calendar';

/** A lasting change of a level: 1 before `fromDay`, geometric from there to `factor` on `toDay`, `factor` ever after. */
export type Ramp = { fromDay: number; toDay: number; factor: number };

export type ContactRole = 'executive_sponsor' | 'champion' | 'admin' | 'user';

export type UsagePlan = {
  adoptionRate: number; // seats active on an ordinary weekday / seats
  loginsPerUser: number; // per active user and day
  featureRate: number; // features used / features purchased
  apiRate: number; // monthly API calls / limit
  minutesPerLogin: number;
  noiseRate: number; // standard deviation of a day, relative
  growthPerYear: number; // factor
  keepsHolidays: boolean; // false: works through holidays and summer
  quietMonths: readonly number[]; // 1–12: seasonal customers rest then
  logins: readonly Ramp[];
  users: readonly Ramp[];
  features: readonly Ramp[];
  api: readonly Ramp[];
};

export type Incident = {
  day: number;
  hour: number;
  priority: 'p1' | 'p2' | 'p3' | 'p4';
  kind: 'bug' | 'question' | 'feature_request';
  solvedAfterHours: number | null; // null: still open at the end
  isEscalated: boolean;
  isReopened: boolean;
  csat: number | null;
};

export type Survey = { day: number; score: number; comment: string; role: ContactRole };

/** What happens to the invoices falling due in a stretch of days. */
export type PaymentTrouble = {
  fromDay: number;
  toDay: number;
  kind: 'unpaid' | 'late' | 'disputed';
  paidOnDay: number | null; // for `unpaid` and `disputed`: when it is settled after all
  lateDays: number; // for `late`
};

/** How the term that begins on `renewalDay` differs from the one before. */
export type NextTerm = { arrFactor: number; seatsFactor: number };

/** Everything the tables of one account are drawn from. Stories return a changed copy. Days are day numbers. */
export type AccountPlan = {
  accountId: string;
  name: string;
  segment: 'enterprise' | 'mid_market' | 'smb';
  industry: string;
  plan: 'starter' | 'team' | 'business' | 'enterprise';
  pod: string;
  region: Region;
  currency: string;
  crmId: string;
  createdDay: number;
  renewalDay: number; // the first on or after day 0; terms run a year either side of it
  noticeDays: number;
  arr: number;
  seats: number;
  featuresPurchased: number;
  apiLimitMonthly: number;
  aeEmail: string;
  csmEmail: string;
  usage: UsagePlan;
  ticketsPerMonth: number;
  solveHours: number; // median of an ordinary ticket
  csatMean: number;
  incidents: readonly Incident[];
  npsMean: number;
  surveys: readonly Survey[];
  answersSurveys: boolean; // the ordinary quarterly ones
  billing: 'monthly' | 'yearly';
  lateDays: number; // ordinary payment delay; negative: early
  lateJitterDays: number; // either way
  paymentTroubles: readonly PaymentTrouble[];
  touchesPerMonth: number;
  attendedRate: number;
  touchesStopDay: number | null;
  departures: readonly { role: ContactRole; day: number }[];
  silences: readonly { roles: readonly ContactRole[]; fromDay: number; toDay: number | null }[];
  nextTerm: NextTerm;
  churnDay: number | null;
};

/**
 * Product of the ramps on a day.
 *   level = Π factor^progress, progress = (day − fromDay) / (toDay − fromDay) clamped to [0, 1]
 * No ramps: 1. A ramp of no length is a step on its day.
 */
export function levelOn(day: number, ramps: readonly Ramp[]): number {
  return ramps.reduce((level, ramp) => level * ramp.factor ** progressOf(day, ramp), 1);
}

function progressOf(day: number, { fromDay, toDay }: Ramp): number {
  if (day < fromDay) return 0;
  if (day >= toDay) return 1;
  return (day - fromDay) / (toDay - fromDay);
}
