import { join } from 'node:path';
import { churnDayOf, type Course } from '../world/customer';
import type { World } from '../world/create-world';
import { HISTORY_DAYS } from '../world/create-world';
import { REGIONS } from '../world/draw-staff';
import { leftDayOf } from '../world/contacts-of';
import { accountRow, contactRows, outcomeRows, peopleRows, podRows, termRows } from './directory-rows';
import { activityRows, invoiceRows, npsRows, ticketRows, usageRows } from './fact-rows';
import { type Tables, writeTables } from './tables';

const CRM = 'crm';
const BILLING = 'billing';
const DESK = 'desk';
const usageSource = (region: string): string => `usage-${region}`;

const CONTACTS_EVERY_DAYS = 3;

export type Feed = {
  /** All that is known on the morning of day 0. @returns the sources that have something to say, accounts first. */
  writeHistory: () => Promise<string[]>;
  /** What the night brings on the morning of a day: the day before, whole. */
  writeMorning: (day: number) => Promise<string[]>;
  /** What the help desk sends at once: P1 tickets opened or solved within the hour that ends at `hour` of `day`. */
  writeUrgent: (day: number, hour: number) => Promise<string[]>;
};

/** Writes what the simulated customers do into the sources' folders, as the sources would: late where one is late. */
export function createFeed(world: World, courses: readonly Course[], inbox: string): Feed {
  const write = async (bySource: Record<string, Tables>) => {
    for (const [source, tables] of Object.entries(bySource)) await writeTables(join(inbox, source), tables);
    return Object.keys(bySource);
  };
  return {
    writeHistory: () =>
      write({ [CRM]: listDirectory(world, courses), ...listFacts(world, courses, { from: -HISTORY_DAYS, to: -1 }) }),
    writeMorning: (day) => write(listMorning(world, courses, day)),
    writeUrgent: async (day, hour) => {
      const at = day * 24 + hour;
      const tickets = courses.flatMap((course) =>
        course.customer.fate === null ? [] : ticketRows(world, course, at - 1, at, isUrgent),
      );
      return tickets.length === 0 ? [] : write({ [DESK]: { tickets } });
    },
  };
}

const isUrgent = ({ priority }: { priority: string }): boolean => priority === 'p1';

type Days = { from: number; to: number };

function listDirectory(world: World, courses: readonly Course[]): Tables {
  return {
    pods: podRows(world.staff),
    people: peopleRows(world.staff),
    accounts: courses.map((course) => accountRow(world, course, -1)),
    contacts: courses.flatMap((course) => contactRows(world, course, -1)),
    subscriptions: courses.flatMap((course) => termRows(world, course, -1)),
    activities: courses.flatMap((course) => activityRows(world, course, -HISTORY_DAYS, -1)),
  };
}

/** Billing, the help desk, and the usage of every region. */
function listFacts(world: World, courses: readonly Course[], { from, to }: Days): Record<string, Tables> {
  const each = <R>(list: (course: Course) => R[]): R[] => courses.flatMap(list);
  const usage = REGIONS.map(({ region }) => {
    const rows = each((course) => (course.customer.region === region ? usageRows(world, course, from, to) : []));
    return [usageSource(region), { usage_daily: rows }] as const;
  });
  return {
    [BILLING]: { invoices: each((course) => invoiceRows(world, course, from, to)) },
    [DESK]: {
      tickets: each((course) => ticketRows(world, course, from * 24, (to + 1) * 24)),
      nps: each((course) => npsRows(world, course, from, to)),
    },
    ...Object.fromEntries(usage),
  };
}

function listMorning(world: World, courses: readonly Course[], day: number): Record<string, Tables> {
  const before = day - 1;
  const facts = listFacts(world, courses, { from: before, to: before });
  const { region, fromDay, days } = world.events.hiccup;
  const late = usageSource(region);
  if (before >= fromDay && before < fromDay + days) delete facts[late];
  if (before === fromDay + days) facts[late] = listFacts(world, courses, { from: fromDay, to: before })[late] ?? {};
  return { [CRM]: listChanges(world, courses, before), ...facts };
}

/** What the CRM says of one day: contracts and accounts that changed, contacts every third day, what was done with customers. */
function listChanges(world: World, courses: readonly Course[], day: number): Tables {
  const changed = courses.filter((course) => hasChanged(course, day));
  const seen =
    day % CONTACTS_EVERY_DAYS === 0
      ? courses
      : courses.filter((course) => leftDayOf(course, 'executive_sponsor') === day);
  return {
    accounts: changed.map((course) => accountRow(world, course, day)),
    contacts: seen.flatMap((course) => contactRows(world, course, day)),
    subscriptions: changed.flatMap((course) => termRows(world, course, day)),
    activities: courses.flatMap((course) => activityRows(world, course, day, day)),
    outcomes: courses.flatMap((course) => outcomeRows(world, course, day)),
  };
}

function hasChanged(course: Course, day: number): boolean {
  return churnDayOf(course) === day || course.customer.renewalDay === day;
}
