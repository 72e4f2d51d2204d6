import { type Course, isCustomerOn } from './customer';
import type { World } from './create-world';
import { diceOf } from './dice-of';
import { levelOn } from './level';

const EVENTS_PER_LOGIN = 9;
const API_WEEKEND_FLOOR = 0.55; // machines work on Sundays, too
const WORKING_DAYS_A_MONTH = 26;
const OUTAGE_RATE = 0.25;

export type UsageDay = {
  activeUsers: number;
  logins: number;
  events: number;
  featuresUsed: number;
  minutes: number;
  apiCalls: number;
};

/** A day of use, zeros included; null on a day they are no customer. */
export function usageOf(world: World, course: Course, day: number): UsageDay | null {
  if (!isCustomerOn(course, day)) return null;
  const { customer } = course;
  const { habits } = customer;
  const dice = diceOf(world.seed, 'usage', customer.accountId, day);
  const noise = () => Math.max(0.3, dice.normal(1, habits.noiseRate));
  const isQuiet = !dice.chance(habits.activeRate);
  const work =
    (isQuiet ? 0 : world.calendar.workRate(day, customer.region, true)) *
    (day === world.events.outageDay ? OUTAGE_RATE : 1);
  const week = Math.max(
    0.3,
    diceOf(world.seed, 'week', customer.accountId, Math.floor(day / 7)).normal(1, habits.unrest),
  );
  const level = levelOn(course, day) * week;
  const present = customer.seats * habits.adoptionRate * work * level * noise();
  const logins = Math.round(present * habits.loginsPerUser);
  const features =
    customer.featuresPurchased * habits.featureRate * Math.min(1, level) ** 0.3 * (0.5 + 0.5 * work) * noise();
  const api = (customer.apiLimitMonthly * habits.apiRate * level) / WORKING_DAYS_A_MONTH;
  return {
    activeUsers: Math.min(customer.seats, logins, Math.round(present)),
    logins,
    events: Math.round(logins * EVENTS_PER_LOGIN * noise()),
    featuresUsed: logins === 0 ? 0 : Math.max(1, Math.min(customer.featuresPurchased, Math.round(features))),
    minutes: Math.round(logins * habits.minutesPerLogin * noise()),
    apiCalls: Math.round(api * (API_WEEKEND_FLOOR + (1 - API_WEEKEND_FLOOR) * work) * noise()),
  };
}
