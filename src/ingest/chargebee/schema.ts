import { z } from 'zod';

/**
 * What is read of Chargebee's objects, Product Catalog 2.0 (and 1.0 where a plan stands at the subscription itself). Open sets stay strings.
 * Source: apidocs.chargebee.com/docs/api/{customers,subscriptions,invoices,events}, and the types of the npm package chargebee 3.33.0.
 */
const LAST_SECOND = 7_258_118_399; // of 2199: a contract without end, not a typing error
const LAST_MS = LAST_SECOND * 1000;
const id = z.string().min(1);
const seconds = z.int().min(0).max(LAST_SECOND);
const minor = z.int();

/** `resource_version`: milliseconds, of every change; `updated_at` beside it is in seconds. */
const versioned = {
  id,
  updated_at: seconds.optional(),
  resource_version: z.int().min(0).max(LAST_MS).optional(),
  deleted: z.boolean().default(false),
};

/** Custom fields stand beside the others, and begin with cf_. */
export const Customer = z.looseObject({
  ...versioned,
  email: z.string().optional(),
  company: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
});

const Item = z.object({
  item_price_id: id,
  item_type: z.string().default('plan'), // plan, addon, charge (once)
  quantity: z.int().min(0).optional(),
  amount: minor.optional(), // of one billing period
});

export const Subscription = z.object({
  ...versioned,
  customer_id: id,
  status: z.string(), // future, in_trial, active, non_renewing, paused, cancelled, transferred
  currency_code: z.string(),
  mrr: minor.optional(),
  started_at: seconds.optional(),
  activated_at: seconds.optional(),
  created_at: seconds.optional(),
  cancelled_at: seconds.optional(), // when it was, or is to be
  current_term_end: seconds.optional(),
  billing_period: z.int().min(1).optional(),
  billing_period_unit: z.enum(['day', 'week', 'month', 'year']).optional(),
  contract_term: z.object({ contract_end: seconds.optional() }).optional(),
  plan_id: z.string().optional(), // Product Catalog 1.0
  plan_quantity: z.int().min(0).optional(),
  subscription_items: z.array(Item).default([]),
});

export const Invoice = z.object({
  ...versioned,
  customer_id: id,
  status: z.string(), // paid, posted, payment_due, not_paid, voided, pending
  currency_code: z.string(),
  date: seconds.optional(), // absent while it is pending
  due_date: seconds.optional(),
  paid_at: seconds.optional(),
  total: minor.default(0),
});
