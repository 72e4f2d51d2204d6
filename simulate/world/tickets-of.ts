import type { Dice } from '../../demo/company/dice';
import { type Course, isCustomerOn } from './customer';
import type { World } from './create-world';
import { diceOf } from './dice-of';
import { fateTicketsOf } from './fate-tickets-of';

/** A ticket with its whole life; hours count from 00:00 UTC of day 0. Who reads it early must leave out what is not yet so. */
export type Ticket = {
  ticketId: string;
  openedHour: number;
  solvedHour: number;
  priority: 'p1' | 'p2' | 'p3' | 'p4';
  kind: 'bug' | 'question' | 'feature_request';
  isEscalated: boolean;
  csat: number | null; // said when it is solved
};

const WORKDAYS_A_MONTH = 21;
const PRIORITIES = ['p3', 'p3', 'p3', 'p4', 'p4'] as const;
const KINDS = ['bug', 'question', 'question', 'feature_request'] as const;
const CSAT_ANSWER_SHARE = 0.6;
const P2_SHARE = 0.05;
export const LONGEST_TICKET_DAYS = 21;

/** Tickets opened on a day: the everyday ones at the customer's own rate, and those their fate brings. */
export function ticketsOf(world: World, course: Course, day: number): Ticket[] {
  if (!isCustomerOn(course, day)) return [];
  const { customer } = course;
  const dice = diceOf(world.seed, 'tickets', customer.accountId, day);
  const isWorkday = world.calendar.isWorkday(day, customer.region);
  const count = isWorkday ? dice.count(customer.habits.ticketsPerMonth / WORKDAYS_A_MONTH) : 0;
  const everyday = Array.from({ length: count }, (_, turn) => ({
    ticketId: ticketId(customer.accountId, day, turn),
    ...drawTicket(course, day, dice),
  }));
  const special = fateTicketsOf(course, day).map((ticket, turn) => ({
    ticketId: ticketId(customer.accountId, day, count + turn),
    ...ticket,
  }));
  return [...everyday, ...special];
}

function drawTicket({ customer: { habits } }: Course, day: number, dice: Dice): Omit<Ticket, 'ticketId'> {
  const openedHour = day * 24 + dice.between(7, 18);
  const hours = Math.max(1, Math.round(habits.solveHours * Math.exp(dice.normal(0, 0.5))));
  return {
    openedHour,
    solvedHour: openedHour + Math.min(hours, LONGEST_TICKET_DAYS * 24),
    priority: dice.chance(P2_SHARE) ? 'p2' : dice.pick(PRIORITIES),
    kind: dice.pick(KINDS),
    isEscalated: false,
    csat: dice.chance(CSAT_ANSWER_SHARE)
      ? Math.max(1, Math.min(5, Math.round(dice.normal(habits.csatMean, 0.6))))
      : null,
  };
}

const ticketId = (accountId: string, day: number, turn: number): string => `${accountId}-T${day}-${turn}`;
