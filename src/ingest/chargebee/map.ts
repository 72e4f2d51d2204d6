import type { z } from 'zod';
import { dayOf } from '../billing/day-of';
import { fromUnixMs } from '../instants';
import { toMajorUnits } from '../money';
import type { AccountHint, Mapped } from '../pull/connector';
import type { Customer, Invoice, Subscription } from './schema';
import type { ChargebeeSettings } from './settings';
import { arrOf, endOf, planOf, seatsOf } from './term';

type Versioned = { resource_version?: number | undefined; updated_at?: number | undefined };
const MS_PER_SECOND = 1000;
const NO_TERM = ['future', 'in_trial']; // nothing is owed yet

/** When this state came to be, to the millisecond where it says so; null: it does not say. */
export function versionOf({ resource_version: ms, updated_at: seconds }: Versioned): Date | null {
  const instant = fromUnixMs(ms ?? (seconds === undefined ? null : seconds * MS_PER_SECOND));
  return instant === null ? null : new Date(instant);
}

/** With what it can be recognised by. [] for a deleted one: its bills stay true, and its subscriptions say for themselves that they are gone. */
export function mapCustomer(customer: z.output<typeof Customer>, settings: ChargebeeSettings): Mapped[] {
  if (customer.deleted) return [];
  const { email, company, first_name: first, last_name: last } = customer;
  const person = [first, last].filter((part) => part !== undefined).join(' ');
  const account = {
    key: customer.id,
    externalId: textOf(customer[settings.account_id_field]),
    crmId: textOf(customer[settings.crm_id_field]),
    domains: email?.includes('@') === true ? [email.slice(email.lastIndexOf('@') + 1).toLowerCase()] : [],
    name: company ?? (person === '' ? null : person),
  };
  return [{ kind: 'customer', account }];
}

/** A subscription as the term it is; [] while nothing is owed yet; gone when it was deleted. Never throws. */
export function mapSubscription(subscription: z.output<typeof Subscription>, settings: ChargebeeSettings): Mapped[] {
  const { id, customer_id: customer, status } = subscription;
  const version = versionOf(subscription);
  if (subscription.deleted) return [gone('subscriptions', { customer, version, cells: { subscription_id: id } })];
  const startedAt = subscription.started_at ?? subscription.activated_at ?? subscription.created_at;
  if (NO_TERM.includes(status) || startedAt === undefined) return [];
  const endsAt = endOf(subscription);
  const cells = {
    subscription_id: id,
    started_on: dayOf(startedAt, settings),
    ends_on: endsAt === null ? null : dayOf(endsAt, settings),
    arr: arrOf(subscription),
    seats: seatsOf(subscription, settings.seat_prices),
    plan: planOf(subscription),
    currency: subscription.currency_code.toUpperCase(),
  };
  return [{ kind: 'fact', stream: 'subscriptions', account: hintOf(customer), version, cells }];
}

/**
 * An invoice that was sent: [] while it is pending, and for one over nothing (a trial's). Never throws.
 *   due_on: its due date, else the day it was made; not_paid (attempts are given up) stays open, and overdue
 */
export function mapInvoice(invoice: z.output<typeof Invoice>, settings: ChargebeeSettings): Mapped[] {
  const { id, customer_id: customer, date, status } = invoice;
  const version = versionOf(invoice);
  if (invoice.deleted) return [gone('invoices', { customer, version, cells: { invoice_id: id } })];
  if (status === 'pending' || date === undefined || invoice.total === 0) return [];
  const cells = {
    invoice_id: id,
    issued_on: dayOf(date, settings),
    due_on: dayOf(invoice.due_date ?? date, settings),
    paid_on: status === 'paid' && invoice.paid_at !== undefined ? dayOf(invoice.paid_at, settings) : null,
    amount: toMajorUnits(invoice.total, invoice.currency_code),
    currency: invoice.currency_code.toUpperCase(),
    status: statusOf(status),
  };
  return [{ kind: 'fact', stream: 'invoices', account: hintOf(customer), version, cells }];
}

const hintOf = (key: string): AccountHint => ({ key }); // the stream of customers says the rest

type Gone = { customer: string; version: Date | null; cells: Readonly<Record<string, string>> };

function gone(stream: 'subscriptions' | 'invoices', { customer, version, cells }: Gone): Mapped {
  return { kind: 'deleted', stream, account: hintOf(customer), version, cells };
}

function statusOf(status: string): 'open' | 'paid' | 'void' {
  if (status === 'voided') return 'void';
  return status === 'paid' ? 'paid' : 'open';
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? String(value) : null;
}
