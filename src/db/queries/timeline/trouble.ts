import { and, desc, eq, gt, lte, or, sql } from 'drizzle-orm';
import { invoices, tickets } from '../../schema';
import { dayOf, startOf, type Asked, type ListEntries } from './asked';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Tickets of the highest priority: when they opened and when they were solved. */
export const listTicketEntries: ListEntries = async (db, asked) => {
  const { accountId, since, now, limit } = asked;
  const rows = await db
    .select({ ticketId: tickets.ticketId, openedAt: tickets.openedAt, solvedAt: tickets.solvedAt })
    .from(tickets)
    .where(
      and(
        eq(tickets.accountId, accountId),
        eq(tickets.priority, 'p1'),
        lte(tickets.openedAt, now),
        or(gt(tickets.openedAt, since), gt(tickets.solvedAt, since)),
      ),
    )
    .orderBy(desc(sql`greatest(${tickets.openedAt}, ${tickets.solvedAt})`), desc(tickets.ticketId))
    .limit(limit);
  return rows.flatMap((row) => toTicketSteps(row).filter(({ at }) => isWithin(at, asked)));
};

type Ticket = { ticketId: string; openedAt: Date; solvedAt: Date | null };

function toTicketSteps({ ticketId, openedAt, solvedAt }: Ticket) {
  const shared = { kind: 'ticket', ticketId } as const;
  const opened = { at: openedAt, day: null, key: `opened:${ticketId}`, what: { ...shared, step: 'opened', openHours: null } } as const; // prettier-ignore
  if (solvedAt === null) return [opened];
  const openHours = Math.max(0, Math.round((solvedAt.getTime() - openedAt.getTime()) / HOUR_MS));
  return [opened, { at: solvedAt, day: null, key: `solved:${ticketId}`, what: { ...shared, step: 'solved', openHours } as const }]; // prettier-ignore
}

const isWithin = (at: Date, { since, now }: Asked): boolean => at > since && at <= now;

/** Invoices that fell due unpaid, were paid late, or are disputed. What is paid on its day is no news. */
export const listInvoiceEntries: ListEntries = async (db, asked) => {
  const { accountId, since, now, limit } = asked;
  const today = dayOf(now);
  const lateOn = sql<string>`case when ${invoices.status} = 'disputed' then ${invoices.issuedOn}
    when ${invoices.paidOn} is not null and ${invoices.paidOn} <= ${today} then ${invoices.paidOn} else ${invoices.dueOn} + 1 end`;
  const isLate = sql`(${invoices.status} = 'disputed' or coalesce(${invoices.paidOn}, 'infinity') > ${invoices.dueOn})`;
  const rows = await db
    .select({
      invoiceId: invoices.invoiceId,
      day: sql<string>`(${lateOn})::date::text`,
      dueOn: invoices.dueOn,
      paidOn: invoices.paidOn,
      amount: invoices.amount,
      currency: invoices.currency,
      status: invoices.status,
    })
    .from(invoices)
    .where(
      and(
        eq(invoices.accountId, accountId),
        sql`${invoices.status} is distinct from 'void'`,
        isLate,
        sql`(${lateOn}) > ${dayOf(since)} and (${lateOn}) <= ${today}`,
      ),
    )
    .orderBy(sql`2 desc`, desc(invoices.invoiceId))
    .limit(limit);
  return rows.map(({ invoiceId, day, dueOn, paidOn, amount, currency, status }) => {
    const isPaid = paidOn !== null && paidOn <= today;
    const step = status === 'disputed' ? 'disputed' : isPaid ? 'paid_late' : 'past_due';
    const lateDays = Math.round((Date.parse(isPaid ? paidOn : today) - Date.parse(dueOn)) / DAY_MS);
    const what = { kind: 'invoice', step, amount, currency, lateDays } as const;
    return { at: startOf(day), day, key: `invoice:${invoiceId}`, what };
  });
};
