import type { AccountPlan } from './account-plan';

const TERM_DAYS = 365;
const EARLIER_TERM_RATE = 0.92; // what a term was worth against the one after it

export type Term = { startDay: number; endDay: number; arr: number; seats: number };

/**
 * Contract terms that have begun by `lastDay`, oldest first. The one that ends on `renewalDay` carries the plan's ARR and seats;
 * the one after it is changed by `nextTerm`, and does not exist when the customer left on or before `renewalDay`.
 */
export function listTerms(plan: AccountPlan, lastDay: number): Term[] {
  const current = Math.ceil((plan.renewalDay - plan.createdDay) / TERM_DAYS);
  const earlier = Array.from({ length: current }, (_, index) => toTerm(plan, index - current + 1));
  const isGone = plan.churnDay !== null && plan.churnDay <= plan.renewalDay;
  if (isGone || plan.renewalDay > lastDay) return earlier;
  const { arrFactor, seatsFactor } = plan.nextTerm;
  const next = { startDay: plan.renewalDay, endDay: plan.renewalDay + TERM_DAYS };
  return [...earlier, { ...next, arr: roundArr(plan.arr * arrFactor), seats: Math.round(plan.seats * seatsFactor) }];
}

function toTerm(plan: AccountPlan, offset: number): Term {
  const endDay = plan.renewalDay + offset * TERM_DAYS;
  const rate = EARLIER_TERM_RATE ** -offset;
  return {
    startDay: Math.max(plan.createdDay, endDay - TERM_DAYS),
    endDay,
    arr: roundArr(plan.arr * rate),
    seats: Math.round(plan.seats * rate),
  };
}

function roundArr(arr: number): number {
  return Math.round(arr / 100) * 100;
}
