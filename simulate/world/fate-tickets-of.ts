import type { Course } from './customer';
import type { Ticket } from './tickets-of';

type Plan = Pick<Ticket, 'priority' | 'isEscalated' | 'csat'> & { day: number; hour: number; hours: number };

const OUTCRY: readonly Plan[] = [
  { day: 0, hour: 9, hours: 76, priority: 'p1', isEscalated: true, csat: 1 },
  { day: 9, hour: 13, hours: 60, priority: 'p1', isEscalated: true, csat: 1 },
  { day: 16, hour: 10, hours: 120, priority: 'p2', isEscalated: false, csat: 2 },
  { day: 23, hour: 10, hours: 240, priority: 'p2', isEscalated: true, csat: 1 },
];
const HANDLED: readonly Plan[] = [{ day: 0, hour: 10, hours: 6, priority: 'p1', isEscalated: false, csat: 4 }];
const FLAPPING_DAYS = 12;
const FLAPPING_HOURS = [8, 11, 14] as const; // three times a day something breaks, and is mended two hours later
const FLAPPING_LASTS_HOURS = 2;
const RESCUED_WITHIN_HOURS = 4;

/** What a customer's fate makes them write to support on a day. A rescue solves what is open within four hours and ends the rest. */
export function fateTicketsOf(course: Course, day: number): Omit<Ticket, 'ticketId'>[] {
  const { fate } = course.customer;
  if (fate === null) return [];
  const ends = course.rescuedDay === null ? Infinity : course.rescuedDay * 24 + 24;
  return listPlans(fate.kind, day - fate.causeDay)
    .map(({ hour, hours, ...plan }) => toTicket(plan, day * 24 + hour, hours))
    .filter(({ openedHour }) => openedHour < ends)
    .map((ticket) => ({ ...ticket, solvedHour: Math.min(ticket.solvedHour, ends + RESCUED_WITHIN_HOURS) }));
}

function listPlans(kind: string, sinceCause: number): Plan[] {
  if (kind === 'p1_ignored') return OUTCRY.filter(({ day }) => day === sinceCause);
  if (kind === 'p1_handled') return HANDLED.filter(({ day }) => day === sinceCause);
  if (kind !== 'flapping' || sinceCause < 0 || sinceCause >= FLAPPING_DAYS) return [];
  return FLAPPING_HOURS.map((hour) => ({
    day: sinceCause,
    hour,
    hours: FLAPPING_LASTS_HOURS,
    priority: 'p1',
    isEscalated: false,
    csat: null,
  }));
}

function toTicket(
  { priority, isEscalated, csat }: Pick<Plan, 'priority' | 'isEscalated' | 'csat'>,
  openedHour: number,
  hours: number,
): Omit<Ticket, 'ticketId'> {
  return { openedHour, solvedHour: openedHour + hours, priority, kind: 'bug', isEscalated, csat };
}
