import type { z } from 'zod';
import { toMajorUnits } from '../money';
import type { FactValue } from '../pull/fact-value';
import type { Mapped } from '../pull/connector';
import { STRIPE_EXPONENTS } from './annualise';
import { dayOf } from '../billing/day-of';
import { hintOf } from './map-customer';
import type { Dispute, Invoice } from './schema';
import type { StripeSettings } from './settings';

type InvoiceRow = z.output<typeof Invoice>;
type DisputeRow = z.output<typeof Dispute>;
const SECONDS_PER_DAY = 86_400;
/** The rest of its statuses (won, warning_closed, prevented) leave the money where it was. */
const OPEN_DISPUTE = /^(warning_needs_response|warning_under_review|needs_response|under_review|appeal_.*)$/;
const LOST = 'lost';

export const isOpenDispute = ({ status }: Pick<DisputeRow, 'status'>): boolean => OPEN_DISPUTE.test(status);

/**
 * An invoice that was sent. [] for a draft, for one over nothing (a trial's), and for one without a customer. Never throws.
 *   due_on: its due date; where Stripe collects by itself, the first attempt, else `automatic_due_days` after it was final: while attempts fail
 *   (dunning) `next_payment_attempt` moves on, and it is late all the same
 *   uncollectible stays open, and overdue: nobody paid it, whatever the books say
 *   a dispute takes the money back, so it is unpaid again, and due the day the dispute came; a lost one is void: it was never earned
 */
export function mapInvoice(invoice: InvoiceRow, settings: StripeSettings): Mapped[] {
  const { status, customer } = invoice;
  if (status === null || status === 'draft' || invoice.total === 0) return [];
  if (customer === null || customer === undefined) return [];
  const issuedAt = invoice.status_transitions.finalized_at ?? invoice.created;
  return [
    toFact(customer, {
      invoice_id: invoice.id,
      issued_on: dayOf(issuedAt, settings),
      amount: toMajorUnits(invoice.total, invoice.currency, STRIPE_EXPONENTS),
      currency: invoice.currency.toUpperCase(),
      ...stateOf(invoice, issuedAt, settings),
    }),
  ];
}

type State = { status: FactValue; due_on: FactValue; paid_on: FactValue };

function stateOf(invoice: InvoiceRow, issuedAt: number, settings: StripeSettings): State {
  const { dispute } = invoice;
  const due_on = dayOf(dueAt(invoice, issuedAt, settings), settings);
  if (dispute?.status === LOST) return { status: 'void', due_on, paid_on: null };
  if (dispute !== null && dispute !== undefined && isOpenDispute(dispute)) {
    return { status: 'disputed', due_on: dayOf(dispute.created, settings), paid_on: null };
  }
  const paidAt = invoice.status === 'paid' ? invoice.status_transitions.paid_at : null;
  return { status: statusOf(invoice), due_on, paid_on: typeof paidAt === 'number' ? dayOf(paidAt, settings) : null };
}

function statusOf({ status }: InvoiceRow): 'open' | 'paid' | 'void' {
  return status === 'paid' || status === 'void' ? status : 'open';
}

function dueAt(invoice: InvoiceRow, issuedAt: number, { automatic_due_days: graceDays }: StripeSettings): number {
  if (typeof invoice.due_date === 'number') return invoice.due_date;
  if (invoice.attempt_count === 0 && typeof invoice.next_payment_attempt === 'number')
    return invoice.next_payment_attempt;
  return issuedAt + graceDays * SECONDS_PER_DAY;
}

/** A disputed payment that no invoice was behind, as the bill it amounts to; over, it is void. [] without a customer. Never throws. */
export function mapLooseDispute(dispute: DisputeRow, settings: StripeSettings): Mapped[] {
  const customer = typeof dispute.charge === 'string' ? null : dispute.charge.customer;
  if (customer === null || customer === undefined) return [];
  const day = dayOf(dispute.created, settings);
  return [
    toFact(customer, {
      invoice_id: dispute.id,
      issued_on: day,
      due_on: day,
      paid_on: null,
      amount: toMajorUnits(dispute.amount, dispute.currency, STRIPE_EXPONENTS),
      currency: dispute.currency.toUpperCase(),
      status: isOpenDispute(dispute) ? 'disputed' : 'void',
    }),
  ];
}

function toFact(customer: string, cells: Readonly<Record<string, FactValue>>): Mapped {
  return { kind: 'fact', stream: 'invoices', account: hintOf(customer), version: null, cells };
}
