import { type Course, isCustomerOn } from './customer';
import type { World } from './create-world';
import { diceOf } from './dice-of';
import { natureOf } from './fate';

export type Survey = { score: number; hour: number };
export type Touch = {
  kind: 'call' | 'email' | 'qbr' | 'training' | 'meeting';
  hour: number;
  isAttended: boolean;
  byEmail: string;
};

const SURVEY_EVERY_DAYS = 61;
const ANSWER_SHARE = 0.6;
const WORKDAYS_A_MONTH = 21;
const QBR_EVERY_DAYS = 91;
const KINDS = ['call', 'call', 'email', 'email', 'training', 'meeting'] as const;
const SOUR_AFTER_DAYS = 14;
const SOUR_POINTS = 3.5;
const SOUR_ATTENDANCE = 0.5;

/** The answer to the survey that goes out every two months, or null: not asked, or not answered. */
export function surveyOf(world: World, course: Course, day: number): Survey | null {
  const { customer } = course;
  if (!isCustomerOn(course, day)) return null;
  if ((((day - customer.createdDay) % SURVEY_EVERY_DAYS) + SURVEY_EVERY_DAYS) % SURVEY_EVERY_DAYS !== 30) return null;
  const dice = diceOf(world.seed, 'nps', customer.accountId, day);
  if (!dice.chance(ANSWER_SHARE)) return null;
  const mean = customer.habits.npsMean - (isSour(course, day) ? SOUR_POINTS : 0);
  return { score: Math.max(0, Math.min(10, Math.round(dice.normal(mean, 0.8)))), hour: dice.between(8, 17) };
}

/** What the account's people did with the customer that day. */
export function touchesOf(world: World, course: Course, day: number): Touch[] {
  const { customer } = course;
  if (!isCustomerOn(course, day) || !world.calendar.isWorkday(day, customer.region)) return [];
  const dice = diceOf(world.seed, 'touches', customer.accountId, day);
  const rate = customer.habits.attendedRate * (isSour(course, day) ? SOUR_ATTENDANCE : 1);
  const base = { hour: dice.between(8, 16), isAttended: dice.chance(rate) };
  const byEmail = dice.chance(0.7) ? customer.csmEmail : customer.aeEmail;
  const touches: Touch[] = [];
  if (dice.chance(customer.habits.touchesPerMonth / WORKDAYS_A_MONTH))
    touches.push({ ...base, kind: dice.pick(KINDS), byEmail });
  const isQbrDay = (day - customer.createdDay) % QBR_EVERY_DAYS === 0;
  if (isQbrDay && customer.segment !== 'smb')
    touches.push({ ...base, hour: 15, kind: 'qbr', byEmail: customer.csmEmail });
  return touches;
}

/** Two weeks into what harms them, and until somebody turns it, they answer badly and come less. */
function isSour({ customer: { fate }, rescuedDay }: Course, day: number): boolean {
  if (fate === null || natureOf(fate) !== 'harm') return false;
  return day >= fate.causeDay + SOUR_AFTER_DAYS && (rescuedDay === null || day < rescuedDay + SOUR_AFTER_DAYS);
}
