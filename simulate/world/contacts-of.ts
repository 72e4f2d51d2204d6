import { namePerson } from '../../demo/company/fictional-names';
import { type Course, isCustomerOn } from './customer';
import type { World } from './create-world';
import { diceOf } from './dice-of';
import { levelOn } from './level';

const ROSTER = [
  { role: 'executive_sponsor', department: 'Management', seenRate: null }, // the customer's own rate
  { role: 'champion', department: 'Operations', seenRate: 0.8 },
  { role: 'admin', department: 'IT', seenRate: 0.7 },
  { role: 'user', department: 'Operations', seenRate: 0.6 },
  { role: 'user', department: 'Finance', seenRate: 0.45 },
] as const;
const LOOK_BACK_DAYS = 120;
const SILENT_AFTER_DAYS = 10;

export type Contact = {
  contactId: string;
  name: string;
  role: (typeof ROSTER)[number]['role'];
  department: string;
  lastSeenDay: number | null;
  leftDay: number | null;
};

/** The customer's people as their source shows them at the end of a day. */
export function contactsOf(world: World, course: Course, day: number): Contact[] {
  const { accountId } = course.customer;
  return ROSTER.map((person, index) => {
    const leftDay = leftDayOf(course, person.role);
    return {
      contactId: `${accountId}-C${index + 1}`,
      name: namePerson(diceOf(world.seed, 'contact', accountId, index)),
      role: person.role,
      department: person.department,
      lastSeenDay: findLastSeen(world, course, {
        role: person.role,
        seenRate: person.seenRate ?? course.customer.habits.sponsorRate,
        index,
        day: Math.min(day, (leftDay ?? Infinity) - 1),
      }),
      leftDay: leftDay !== null && leftDay <= day ? leftDay : null,
    };
  });
}

/** The day on which somebody's going is known, or null: it says which day's file must carry the contacts. */
export function leftDayOf({ customer: { fate } }: Course, role: string): number | null {
  return fate?.kind === 'sponsor_leaves' && role === 'executive_sponsor' ? fate.causeDay : null;
}

type Look = { role: string; seenRate: number; index: number; day: number };

function findLastSeen(world: World, course: Course, { role, seenRate, index, day }: Look): number | null {
  const { accountId, region } = course.customer;
  for (let on = day; on > day - LOOK_BACK_DAYS; on -= 1) {
    if (!isCustomerOn(course, on) || isSilent(course, role, on) || !world.calendar.isWorkday(on, region)) continue;
    const rate = Math.min(1, seenRate * levelOn(course, on));
    if (diceOf(world.seed, `seen${index}`, accountId, on).chance(rate)) return on;
  }
  return null;
}

/** Who looks at a competitor stays away; so does the champion whose sponsor has left. */
function isSilent({ customer: { fate }, rescuedDay }: Course, role: string, day: number): boolean {
  if (fate === null || (rescuedDay !== null && day > rescuedDay)) return false;
  const isKey = role === 'executive_sponsor' || role === 'champion';
  const isTelling = fate.kind === 'competitor' || (fate.kind === 'sponsor_leaves' && role === 'champion');
  return isKey && isTelling && day >= fate.causeDay + SILENT_AFTER_DAYS;
}
