import { churnDayOf, type Course } from './customer';

const TERM_DAYS = 365;
const GROWN = 1.25; // more seats and more money at the renewal that growth led to

export type Term = { subscriptionId: string; startDay: number; endDay: number; arr: number; seats: number };

/** The contract terms that have begun by a day, oldest first. Whoever leaves, leaves at the end of one. */
export function termsOf(course: Course, day: number): Term[] {
  const { customer } = course;
  const terms: Term[] = [];
  const lastStart = Math.min(day, (churnDayOf(course) ?? Infinity) - 1);
  for (let startDay = customer.createdDay; startDay <= lastStart; startDay += TERM_DAYS) {
    const isGrown = customer.fate?.kind === 'growth' && startDay > customer.fate.causeDay;
    const factor = isGrown ? GROWN : 1;
    terms.push({
      subscriptionId: `${customer.accountId}-S${terms.length + 1}`,
      startDay,
      endDay: startDay + TERM_DAYS,
      arr: Math.round(customer.arr * factor),
      seats: Math.round(customer.seats * factor),
    });
  }
  return terms;
}
