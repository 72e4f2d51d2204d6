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
  const content = {
    ...plan,
    ticketsPerMonth: 0.8,
    solveHours: 12,
    csatMean: 4.6,
    npsMean: 9,
    lateDays: -3,
    touchesPerMonth: 2.5,
    attendedRate: 0.95,
  };
  return withUsage(content, { adoptionRate: 0.74, loginsPerUser: 1.4, featureRate: 0.72, apiRate: 0.55 });
}

/** A customer who gets by: half of the seats used, some tickets, lukewarm answers, a few days late with money. Yellow. */
export function asLukewarm(plan: AccountPlan): AccountPlan {
  const lukewarm = {
    ...plan,
    ticketsPerMonth: 1.6,
    solveHours: 36,
    csatMean: 3.6,
    npsMean: 7,
    lateDays: 7,
    touchesPerMonth: 0.9,
    attendedRate: 0.7,
  };
  return withUsage(lukewarm, { adoptionRate: 0.42, loginsPerUser: 1.05, featureRate: 0.42, apiRate: 0.3 });
}
