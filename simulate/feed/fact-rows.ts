import type { Course } from '../world/customer';
import type { World } from '../world/create-world';
import { type Invoice, invoicesOf } from '../world/invoices-of';
import { LONGEST_TICKET_DAYS, type Ticket, ticketsOf } from '../world/tickets-of';
import { surveyOf, touchesOf } from '../world/touches-of';
import { usageOf } from '../world/usage-of';
import type { Row } from './tables';

const LONGEST_UNPAID_DAYS = 110;

/** Days from `from` to `to`, both included. */
export function* daysFrom(from: number, to: number): Generator<number> {
  for (let day = from; day <= to; day += 1) yield day;
}

export function usageRows(world: World, course: Course, from: number, to: number): Row<'usage_daily'>[] {
  return [...daysFrom(from, to)].flatMap((day) => {
    const usage = usageOf(world, course, day);
    if (usage === null) return [];
    return [
      {
        account_id: course.customer.accountId,
        day: world.calendar.on(day),
        active_users: String(usage.activeUsers),
        logins: String(usage.logins),
        events: String(usage.events),
        features_used: String(usage.featuresUsed),
        minutes: String(usage.minutes),
        api_calls: String(usage.apiCalls),
      },
    ];
  });
}

/** Tickets of which something was said in the hours (fromHour, toHour]: opened, or solved; as they stood at the end. */
export function ticketRows(
  world: World,
  course: Course,
  fromHour: number,
  toHour: number,
  isWanted: (ticket: Ticket) => boolean = () => true,
): Row<'tickets'>[] {
  const isNews = (hour: number) => hour > fromHour && hour <= toHour;
  return [...daysFrom(Math.floor(fromHour / 24) - LONGEST_TICKET_DAYS, Math.floor(toHour / 24))]
    .flatMap((day) => ticketsOf(world, course, day))
    .filter((ticket) => isWanted(ticket) && (isNews(ticket.openedHour) || isNews(ticket.solvedHour)))
    .filter(({ openedHour }) => openedHour <= toHour)
    .map((ticket) => toTicketRow(world, course.customer.accountId, ticket, toHour));
}

function toTicketRow({ calendar }: World, accountId: string, ticket: Ticket, atHour: number): Row<'tickets'> {
  const isSolved = ticket.solvedHour <= atHour;
  return {
    account_id: accountId,
    ticket_id: ticket.ticketId,
    opened_at: calendar.at(0, ticket.openedHour, 0),
    solved_at: isSolved ? calendar.at(0, ticket.solvedHour, 0) : '',
    priority: ticket.priority,
    kind: ticket.kind,
    escalated: String(ticket.isEscalated),
    reopened: '0',
    csat: isSolved && ticket.csat !== null ? String(ticket.csat) : '',
  };
}

/** Invoices issued or paid on the days, as they stood at the end of the last. */
export function invoiceRows(world: World, course: Course, from: number, to: number): Row<'invoices'>[] {
  const isNews = (day: number) => day >= from && day <= to;
  return [...daysFrom(from - LONGEST_UNPAID_DAYS, to)]
    .flatMap((day) => invoicesOf(world, course, day))
    .filter(({ issuedDay, paidDay }) => isNews(issuedDay) || isNews(paidDay))
    .map((invoice) => toInvoiceRow(world, course.customer.accountId, invoice, to));
}

function toInvoiceRow({ calendar }: World, accountId: string, invoice: Invoice, atDay: number): Row<'invoices'> {
  const isPaid = invoice.paidDay <= atDay;
  return {
    account_id: accountId,
    invoice_id: invoice.invoiceId,
    issued_on: calendar.on(invoice.issuedDay),
    due_on: calendar.on(invoice.dueDay),
    paid_on: isPaid ? calendar.on(invoice.paidDay) : '',
    amount: String(invoice.amount),
    currency: 'USD',
    status: isPaid ? 'paid' : 'open',
  };
}

export function npsRows(world: World, course: Course, from: number, to: number): Row<'nps'>[] {
  return [...daysFrom(from, to)].flatMap((day) => {
    const survey = surveyOf(world, course, day);
    if (survey === null) return [];
    const { accountId } = course.customer;
    const at = world.calendar.at(day, survey.hour, 0);
    return [
      { account_id: accountId, response_id: `${accountId}-N${day}`, responded_at: at, score: String(survey.score) },
    ];
  });
}

export function activityRows(world: World, course: Course, from: number, to: number): Row<'activities'>[] {
  const { accountId } = course.customer;
  return [...daysFrom(from, to)].flatMap((day) =>
    touchesOf(world, course, day).map(({ kind, hour, isAttended, byEmail }, turn) => ({
      account_id: accountId,
      activity_id: `${accountId}-A${day}-${turn}`,
      happened_at: world.calendar.at(day, hour, 0),
      kind,
      attended: String(isAttended),
      by_email: byEmail,
    })),
  );
}
