import type { Region } from '../../demo/company/calendar';
import type { Fate } from './fate';

/** How a customer does as long as nothing happens to them. */
export type Habits = {
  activeRate: number; // share of working days on which anybody comes
  adoptionRate: number; // seats active on an ordinary weekday / seats
  loginsPerUser: number; // per active user and day
  featureRate: number; // features used / features purchased
  apiRate: number; // monthly API calls / limit
  minutesPerLogin: number;
  noiseRate: number; // standard deviation of a day, relative
  unrest: number; // standard deviation of a week, relative: projects, leave, month ends
  ticketsPerMonth: number;
  solveHours: number; // median
  csatMean: number; // 1–5
  npsMean: number; // 0–10
  paidDays: number; // relative to the due day; negative: before it
  touchesPerMonth: number;
  attendedRate: number;
  sponsorRate: number; // of working days on which the executive sponsor is seen in the product
};

/** One simulated customer: who they are, their habits, and what is going to happen to them. Days are day numbers; 0 is the first one played. */
export type Customer = {
  accountId: string;
  name: string;
  segment: 'enterprise' | 'mid_market' | 'smb';
  industry: string;
  plan: string;
  pod: string;
  region: Region;
  arr: number; // USD a year
  seats: number;
  featuresPurchased: number;
  apiLimitMonthly: number;
  createdDay: number;
  renewalDay: number; // the first on or after day 1; terms last a year
  aeEmail: string;
  csmEmail: string;
  habits: Habits;
  fate: Fate | null;
};

/** A customer as their life goes: `rescuedDay` is when somebody's action turned their fate, null as long as nobody's did. */
export type Course = { customer: Customer; rescuedDay: number | null };

/** The first day they are no customer any more; null: they stay. */
export function churnDayOf({ customer, rescuedDay }: Course): number | null {
  return rescuedDay === null ? (customer.fate?.churnDay ?? null) : null;
}

export function isCustomerOn(course: Course, day: number): boolean {
  return day >= course.customer.createdDay && day < (churnDayOf(course) ?? Infinity);
}
