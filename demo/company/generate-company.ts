import type { AccountPlan } from './account-plan';
import { createBackgroundPlan } from './background-plan';
import { createBasePlan } from './base-plan';
import { type Calendar, createCalendar } from './calendar';
import { listCast, type Role } from './cast';
import type { CompanyFiles } from './company-files';
import { STALE_FROM_DAY, STALE_UNTIL_DAY } from './stories/stale-source';
import type { TableContext } from './table-context';
import { buildActivityTable } from './tables/activity-table';
import { type ContactTable, buildContactTable } from './tables/contact-table';
import { buildAccountRow, buildOutcomeTable, buildSubscriptionTable } from './tables/contract-tables';
import { buildEngagementTable } from './tables/engagement-table';
import { buildInvoiceTable } from './tables/invoice-table';
import { buildNpsTable } from './tables/nps-table';
import { buildPeopleTable, buildPodsTable } from './tables/people-tables';
import { buildTicketTable } from './tables/ticket-table';
import { buildUsageTable } from './tables/usage-table';

export type CompanyOptions = {
  seed: number;
  startOn: string; // YYYY-MM-DD, day 0
  days: number; // all days, history and the future to step into
  historyDays?: number; // the demo opens on this day number; the stories are told around it
  accounts: number; // at least as many as the cast needs (82)
};

const HISTORY_DAYS = 240;

/**
 * The sample company, drawn from a seed: the same options always give the same rows, byte for byte.
 * @throws RangeError when there are fewer accounts than stories need, or fewer days than history.
 */
export function generateCompany(options: CompanyOptions): CompanyFiles {
  const { seed, startOn, days, accounts, historyDays = HISTORY_DAYS } = options;
  if (days <= historyDays) throw new RangeError(`days must be over ${historyDays}, got ${days}`);
  const calendar = createCalendar(startOn);
  const cast = listCast(monthsAround(calendar, historyDays));
  const context: TableContext = { seed, calendar, storyDay: historyDays, lastDay: days - 1 };
  const plans = createPlans(cast, seed, accounts, historyDays);
  return {
    ...buildTables(plans, context),
    ...describeDays(context),
    startOn,
    stories: cast.map(({ story, index }) => {
      const { id, title, expectation } = story;
      return { id, title, expectation, accountId: plans[index]?.accountId ?? '' };
    }),
  };
}

function createPlans(cast: readonly Role[], seed: number, accounts: number, storyDay: number): AccountPlan[] {
  const needed = Math.max(...cast.map(({ index }) => index)) + 1;
  if (accounts < needed) throw new RangeError(`accounts must be ${needed} or more for the stories, got ${accounts}`);
  return Array.from({ length: accounts }, (_, index) => {
    const role = cast.find((candidate) => candidate.index === index);
    return role === undefined ? createBackgroundPlan(seed, index, storyDay) : castAccount(role, seed, storyDay);
  });
}

/** The plan of an account with a story: the base, its story, and the traits that its role fixes. */
function castAccount({ story, index, shiftDays, traits }: Role, seed: number, storyDay: number): AccountPlan {
  const base = { ...createBasePlan(seed, index, traits), ...(traits?.name === undefined ? {} : { name: traits.name }) };
  return story.tell(base, (offsetDays) => storyDay + shiftDays + offsetDays);
}

function buildTables(
  plans: readonly AccountPlan[],
  context: TableContext,
): Pick<CompanyFiles, 'tables' | 'emeaUsage' | 'sightings'> {
  const each = <T>(build: (plan: AccountPlan, context: TableContext) => T[], some = plans) =>
    some.flatMap((plan) => build(plan, context));
  const contacts: ContactTable[] = plans.map((plan) => buildContactTable(plan, context));
  return {
    tables: {
      accounts: plans.map((plan) => buildAccountRow(plan, context)),
      contacts: contacts.flatMap(({ rows }) => rows),
      usage_daily: each(
        buildUsageTable,
        plans.filter(({ pod }) => pod !== 'emea'),
      ),
      engagement_daily: each(buildEngagementTable),
      tickets: each(buildTicketTable),
      nps: each(buildNpsTable),
      invoices: each(buildInvoiceTable),
      activities: each(buildActivityTable),
      subscriptions: each(buildSubscriptionTable),
      outcomes: each(buildOutcomeTable),
      people: buildPeopleTable(),
      pods: buildPodsTable(context.calendar, context.storyDay),
    },
    emeaUsage: each(
      buildUsageTable,
      plans.filter(({ pod }) => pod === 'emea'),
    ),
    sightings: new Map(contacts.flatMap(({ sightings }) => [...sightings])),
  };
}

function describeDays({ calendar, storyDay, lastDay }: TableContext) {
  return {
    emeaOutage: { fromOn: calendar.on(storyDay + STALE_FROM_DAY), untilOn: calendar.on(storyDay + STALE_UNTIL_DAY) },
    storyOn: calendar.on(storyDay),
    lastOn: calendar.on(lastDay),
  };
}

/** The month the demo opens in and the one before it: when the seasonal customer rests. */
function monthsAround(calendar: Calendar, storyDay: number): number[] {
  const month = calendar.month(storyDay);
  return [((month + 10) % 12) + 1, month];
}
