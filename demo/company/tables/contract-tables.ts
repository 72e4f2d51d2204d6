import type { AccountPlan } from '../account-plan';
import type { CsvRow } from '../contract';
import type { TableContext } from '../table-context';
import { listTerms, type Term } from '../terms';

/** One row per contract term that has begun. */
export function buildSubscriptionTable(
  plan: AccountPlan,
  { calendar, lastDay }: TableContext,
): CsvRow<'subscriptions'>[] {
  return listTerms(plan, lastDay).map(({ startDay, endDay, arr, seats }, index) => ({
    account_id: plan.accountId,
    subscription_id: `S-${plan.accountId.slice(4)}-${index + 1}`,
    started_on: calendar.on(startDay),
    ends_on: calendar.on(endDay),
    arr: String(arr),
    seats: String(seats),
    plan: plan.plan,
  }));
}

/** What became of every renewal inside the sample, the departures, and a "still there" row for all others. */
export function buildOutcomeTable(plan: AccountPlan, context: TableContext): CsvRow<'outcomes'>[] {
  const observed_until = context.calendar.on(context.lastDay);
  const outcome = findOutcome(plan, context);
  if (outcome === null)
    return [{ account_id: plan.accountId, effective_on: '', outcome: '', arr_change: '', observed_until }];
  const { day, arrChange } = outcome;
  const effective_on = context.calendar.on(day);
  return [
    { account_id: plan.accountId, effective_on, outcome: outcome.kind, arr_change: String(arrChange), observed_until },
  ];
}

function findOutcome(plan: AccountPlan, { lastDay }: TableContext) {
  if (plan.churnDay !== null && plan.churnDay <= lastDay)
    return { day: plan.churnDay, kind: 'churned', arrChange: -plan.arr };
  const [before, after] = listTerms(plan, lastDay).slice(-2);
  if (plan.renewalDay > lastDay || before === undefined || after === undefined) return null;
  const arrChange = after.arr - before.arr;
  return { day: plan.renewalDay, kind: kindOf(arrChange), arrChange };
}

function kindOf(arrChange: number): string {
  if (arrChange === 0) return 'renewed';
  return arrChange > 0 ? 'expanded' : 'contracted';
}

/** The account as the CRM shows it on the day the demo opens: a customer who has left by then stands there with an ARR of 0. */
export function buildAccountRow(plan: AccountPlan, { calendar, storyDay, lastDay }: TableContext): CsvRow<'accounts'> {
  const terms = listTerms(plan, lastDay);
  const term: Term | undefined = terms.findLast(({ startDay }) => startDay <= storyDay) ?? terms[0];
  const isGone = plan.churnDay !== null && plan.churnDay <= storyDay;
  return {
    account_id: plan.accountId,
    name: plan.name,
    segment: plan.segment,
    industry: plan.industry,
    plan: plan.plan,
    arr: isGone ? '0' : String(term?.arr ?? plan.arr),
    currency: plan.currency,
    created_on: calendar.on(plan.createdDay),
    renewal_on: isGone || term === undefined ? '' : calendar.on(term.endDay),
    notice_days: String(plan.noticeDays),
    seats_purchased: String(term?.seats ?? plan.seats),
    features_purchased: String(plan.featuresPurchased),
    api_limit_monthly: String(plan.apiLimitMonthly),
    ae_email: plan.aeEmail,
    csm_email: plan.csmEmail,
    pod: plan.pod,
    crm_id: plan.crmId,
  };
}
