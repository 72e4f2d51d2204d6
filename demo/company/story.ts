import type { AccountPlan, UsagePlan } from './account-plan';

/** Day number of so many days after the day the demo opens (negative: before), moved by the instance's own shift. */
export type StoryClock = (offsetDays: number) => number;

/** Something that happens to a customer. `tell` returns the plan with it in; it draws nothing and changes nothing else. */
export type Story = {
  id: string;
  title: string;
  expectation: string; // what a good early-warning system does
  tell: (plan: AccountPlan, on: StoryClock) => AccountPlan;
};

/** The plan with some of its usage habits replaced. */
export function withUsage(plan: AccountPlan, usage: Partial<UsagePlan>): AccountPlan {
  return { ...plan, usage: { ...plan.usage, ...usage } };
}

/** A customer with nothing to complain about: what a sudden change stands out from. */
export function asContent(plan: AccountPlan): AccountPlan {
  const habits = {
    ticketsPerMonth: 0.8,
    solveHours: 12,
    csatMean: 4.6,
    npsMean: 9,
    touchesPerMonth: 2.5,
    attendedRate: 0.95,
  };
  const content = { ...plan, ...habits, lateDays: -6, lateJitterDays: 3 };
  return withUsage(content, { adoptionRate: 0.74, loginsPerUser: 1.4, featureRate: 0.72, apiRate: 0.55 });
}

/** A customer who gets by: a third of the seats used, slow tickets, lukewarm answers, every bill paid a day late. Barely Green. */
export function asLukewarm(plan: AccountPlan): AccountPlan {
  const habits = {
    ticketsPerMonth: 1.8,
    solveHours: 90,
    csatMean: 2.9,
    npsMean: 6,
    touchesPerMonth: 0.6,
    attendedRate: 0.5,
  };
  const lukewarm = { ...plan, ...habits, lateDays: 1, lateJitterDays: 0 };
  return withUsage(lukewarm, { adoptionRate: 0.34, loginsPerUser: 1.1, featureRate: 0.36, apiRate: 0.3 });
}

const MONTHS_AFTER_DUE = 4; // of the term that the invoice belongs to
const BILLING_MONTH_DAYS = 30;
const LAST_DUE_BEFORE_RENEWAL_DAYS = 5;

/** Billed every 30 days, with an invoice that falls due on `dueDay`; it and those after it are left unpaid until `paidOnDay`. */
export function withUnpaidInvoice(
  plan: AccountPlan,
  { dueDay, paidOnDay }: { dueDay: number; paidOnDay: number },
): AccountPlan {
  const renewalDay = dueDay + MONTHS_AFTER_DUE * BILLING_MONTH_DAYS + LAST_DUE_BEFORE_RENEWAL_DAYS;
  const billed = { ...plan, billing: 'monthly' as const, renewalDay, createdDay: renewalDay - 730 };
  return {
    ...billed,
    paymentTroubles: [{ fromDay: dueDay, toDay: paidOnDay - 1, kind: 'unpaid', paidOnDay, lateDays: 0 }],
  };
}
