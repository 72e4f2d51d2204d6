import { type AccountPlan, levelOn } from '../account-plan';
import type { CsvRow } from '../contract';
import { createDice, type Dice } from '../dice';
import type { TableContext } from '../table-context';

const EVENTS_PER_LOGIN = 9;
const API_WEEKEND_FLOOR = 0.55; // machines work on Sundays, too
const QUIET_MONTH_RATE = 0.12;

/** One row per day the account is a customer, zeros included: a day without use is a fact, not a gap. */
export function buildUsageTable(plan: AccountPlan, context: TableContext): CsvRow<'usage_daily'>[] {
  const dice = createDice(context.seed, `usage/${plan.accountId}`);
  const rows: CsvRow<'usage_daily'>[] = [];
  const endDay = Math.min(context.lastDay, (plan.churnDay ?? Infinity) - 1);
  for (let day = Math.max(0, plan.createdDay); day <= endDay; day += 1) rows.push(buildDay(plan, day, dice, context));
  return rows;
}

function buildDay(plan: AccountPlan, day: number, dice: Dice, { calendar }: TableContext): CsvRow<'usage_daily'> {
  const { usage } = plan;
  const work = calendar.workRate(day, plan.region, usage.keepsHolidays) * seasonOf(plan, calendar.month(day));
  const noise = () => Math.max(0.3, dice.normal(1, usage.noiseRate));
  const growth = usage.growthPerYear ** (day / 365);
  const present = plan.seats * usage.adoptionRate * work * growth * levelOn(day, usage.users) * noise();
  const logins = Math.round(present * usage.loginsPerUser * levelOn(day, usage.logins));
  const features =
    plan.featuresPurchased * usage.featureRate * levelOn(day, usage.features) * (0.5 + 0.5 * work) * noise();
  return {
    account_id: plan.accountId,
    day: calendar.on(day),
    active_users: String(Math.min(plan.seats, logins, Math.round(present))),
    logins: String(logins),
    events: String(Math.round(logins * EVENTS_PER_LOGIN * noise())),
    features_used: String(logins === 0 ? 0 : Math.max(1, Math.min(plan.featuresPurchased, Math.round(features)))),
    minutes: String(Math.round(logins * usage.minutesPerLogin * noise())),
    api_calls: String(Math.round(apiCalls(plan, day, work) * growth * noise())),
  };
}

function apiCalls({ apiLimitMonthly, usage }: AccountPlan, day: number, work: number): number {
  const rhythm = API_WEEKEND_FLOOR + (1 - API_WEEKEND_FLOOR) * work;
  return ((apiLimitMonthly * usage.apiRate) / 26) * rhythm * levelOn(day, usage.api);
}

function seasonOf({ usage }: AccountPlan, month: number): number {
  return usage.quietMonths.includes(month) ? QUIET_MONTH_RATE : 1;
}
