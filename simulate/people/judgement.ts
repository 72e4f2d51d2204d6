import type { Outcome } from '../../src/domain/alert';
import { churnDayOf, type Course } from '../world/customer';
import { natureOf } from '../world/fate';

/** Chance that acting turns what harms a customer, by the days left until they would go (R129's ladder, an assumption). */
const LADDER = [
  { days: 90, chance: 0.8 },
  { days: 60, chance: 0.6 },
  { days: 30, chance: 0.3 },
  { days: 0, chance: 0.1 },
] as const;

/** @returns 0 where there is nothing to turn: no harm, not begun, turned already, or gone. */
export function rescueChance(course: Course, day: number): number {
  const { fate } = course.customer;
  if (fate === null || natureOf(fate) !== 'harm' || course.rescuedDay !== null || day < fate.causeDay) return 0;
  const left = (churnDayOf(course) ?? Infinity) - day;
  return LADDER.find(({ days }) => left >= days)?.chance ?? 0;
}

/** What whoever was named says in the end, knowing by then what it was. */
export function judgeOutcome(course: Course | null, day: number): Outcome {
  const fate = course?.customer.fate ?? null;
  if (course === null || fate === null || day < fate.causeDay || natureOf(fate) === 'bait') return 'false_alarm';
  if (course.rescuedDay !== null) return 'saved';
  return day >= (churnDayOf(course) ?? Infinity) ? 'lost' : 'nothing_yet';
}
