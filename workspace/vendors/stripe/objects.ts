import { cell, type Row } from '../world';

export type StripeObject = Readonly<Record<string, unknown>> & { id: string; object: string; created: number };

const ZERO_DECIMAL = new Set(['jpy', 'krw']);
const NOON = 'T12:00:00Z'; // of the day in UTC: no zone of Stripe's settings makes another day of it

export const toSeconds = (day: string): number => Math.floor(Date.parse(`${day}${NOON}`) / 1000);
export const customerId = (row: Row): string => `cus_${row['account_id'] ?? ''}`;
export const toMinor = (amount: string, currency: string): number =>
  Math.round(Number(amount) * (ZERO_DECIMAL.has(currency) ? 1 : 100));

/** What an account row says, in Stripe's words. `strangerName`: of a customer whom nobody gave our id. */
export function toCustomer(row: Row, strangerName?: string): StripeObject {
  return {
    id: customerId(row),
    object: 'customer',
    created: toSeconds(cell(row, 'created_on') ?? '2020-01-01'),
    name: strangerName ?? cell(row, 'name'),
    email: null,
    metadata: strangerName === undefined ? { account_id: row['account_id'] ?? '' } : {},
  };
}

/** A contract term: its price for the year in one item, its seats, which cost nothing more, in another. */
export function toSubscription(row: Row, currency: string, today: string): StripeObject {
  const endsOn = cell(row, 'ends_on');
  const isOver = endsOn !== null && endsOn <= today;
  const startedOn = row['started_on'] ?? today;
  const end = endsOn === null ? toSeconds(startedOn) + 365 * 86_400 : toSeconds(endsOn);
  const item = (id: string, amount: number, quantity: number) => ({
    id: `si_${id}_${row['subscription_id']}`,
    quantity,
    current_period_end: end,
    discounts: [],
    price: {
      id: `price_${id}`,
      nickname: id === 'plan' ? cell(row, 'plan') : null,
      lookup_key: null,
      product: `prod_${id}`,
      billing_scheme: 'per_unit',
      unit_amount: amount,
      unit_amount_decimal: String(amount),
      transform_quantity: null,
      recurring: { interval: 'year', interval_count: 1, usage_type: 'licensed' },
    },
  });
  const seats = cell(row, 'seats');
  const plan = item('plan', toMinor(row['arr'] ?? '0', currency), 1);
  return {
    id: `sub_${row['subscription_id']}`,
    object: 'subscription',
    created: toSeconds(startedOn),
    customer: customerId(row),
    status: isOver ? 'canceled' : 'active',
    currency,
    start_date: toSeconds(startedOn),
    ended_at: isOver ? end : null,
    cancel_at: null,
    cancel_at_period_end: false,
    discounts: [],
    items: { data: seats === null ? [plan] : [plan, item('seat', 0, Number(seats))] },
  };
}

export function toInvoice(row: Row, currency: string): StripeObject {
  const issuedAt = toSeconds(row['issued_on'] ?? '');
  const paidOn = cell(row, 'paid_on');
  const isVoid = row['status'] === 'void';
  const isDisputed = row['status'] === 'disputed';
  return {
    id: `in_${row['invoice_id']}`,
    object: 'invoice',
    created: issuedAt,
    customer: customerId(row),
    status: isVoid ? 'void' : paidOn !== null || isDisputed ? 'paid' : 'open',
    currency,
    total: toMinor(row['amount'] ?? '0', currency),
    collection_method: 'send_invoice',
    due_date: toSeconds(row['due_on'] ?? ''),
    next_payment_attempt: null,
    attempt_count: 0,
    status_transitions: { finalized_at: issuedAt, paid_at: paidOn === null ? null : toSeconds(paidOn) },
  };
}

/** The payment of a disputed invoice, taken back. `since`: when the dispute began, in seconds. */
export function toDispute(invoice: StripeObject, since: number): StripeObject {
  return {
    id: `dp_${invoice.id}`,
    object: 'dispute',
    created: since,
    status: 'needs_response',
    amount: invoice['total'],
    currency: invoice['currency'],
    charge: { id: `ch_${invoice.id}`, customer: invoice['customer'] },
    payment_intent: `pi_${invoice.id}`,
  };
}
