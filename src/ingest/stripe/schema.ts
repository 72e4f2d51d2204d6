import { z } from 'zod';

/**
 * What is read of Stripe's objects, as of API version 2026-10-28.endive. Open sets stay strings; what is not read is not looked at.
 * Source: docs.stripe.com/api/{customers,subscriptions,invoices,disputes,events,coupons,prices}/object, and the types of stripe-node 23.1.0.
 */
export const STRIPE_VERSION = '2026-10-28.endive';

const id = z.string().min(1);
const LAST_SECOND = 7_258_118_399; // of 2199: a contract without end, not a typing error
const seconds = z.int().min(0).max(LAST_SECOND);
const decimal = z.string().regex(/^\d{1,18}(\.\d{1,12})?$/, 'expected a decimal number');
const minor = z.int();
const metadata = z.record(z.string(), z.string()).nullish();
/** An object of which only the id is sent, unless it was asked for. */
const reference = z.union([id, z.object({ id })]).transform((one) => (typeof one === 'string' ? one : one.id));

/** Also what stands in the place of a deleted one: `{ id, deleted: true }`. */
export const Customer = z.object({
  id,
  object: z.literal('customer'),
  deleted: z.boolean().optional(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  metadata,
});

export const Coupon = z.object({
  id,
  duration: z.string(), // forever, once, repeating
  percent_off: z.number().min(0).max(100).nullable(),
  amount_off: minor.nullable(),
  currency: z.string().nullable(),
  currency_options: z.record(z.string(), z.object({ amount_off: minor })).optional(),
  applies_to: z.object({ products: z.array(id) }).optional(), // absent: to everything
});

const DELETED_COUPON = 'is of a coupon that was deleted: what it takes off is no longer known';
const discounts = z
  .array(z.object({ source: z.object({ coupon: z.union([Coupon, z.null()], { error: DELETED_COUPON }) }) }))
  .default([]);

const Tier = z.object({
  up_to: z.int().nullable(), // null: the last one
  unit_amount: minor.nullish(),
  unit_amount_decimal: decimal.nullish(),
  flat_amount: minor.nullish(),
  flat_amount_decimal: decimal.nullish(),
});

export const Price = z
  .object({
    id,
    nickname: z.string().nullish(),
    lookup_key: z.string().nullish(),
    product: reference.nullish(),
    billing_scheme: z.string(), // per_unit, tiered
    tiers_mode: z.string().nullish(), // graduated, volume
    tiers: z.array(Tier).min(1).optional(),
    unit_amount: minor.nullable(),
    unit_amount_decimal: decimal.nullish(), // where half a cent counts
    transform_quantity: z.object({ divide_by: z.int().min(1), round: z.string() }).nullish(),
    recurring: z
      .object({
        interval: z.enum(['day', 'week', 'month', 'year']),
        interval_count: z.int().min(1),
        usage_type: z.string(),
      })
      .nullable(),
  })
  .refine((price) => isMetered(price) || hasAmount(price), 'has no amount: what it brings in a year is not known');

export const SubscriptionItem = z.object({
  id,
  price: Price,
  quantity: z.int().min(0).optional(), // absent where it is metered
  current_period_end: seconds.optional(),
  discounts,
});

export const Subscription = z.object({
  id,
  object: z.literal('subscription'),
  customer: reference,
  status: z.string(),
  currency: z.string(),
  start_date: seconds,
  ended_at: seconds.nullish(),
  cancel_at: seconds.nullish(),
  cancel_at_period_end: z.boolean().default(false),
  current_period_end: seconds.optional(), // before 2025-03-31.basil it stood here, and not at the items
  discounts,
  items: z.object({ data: z.array(SubscriptionItem) }),
});

export const Dispute = z.object({
  id,
  object: z.literal('dispute'),
  status: z.string(),
  amount: minor,
  currency: z.string(),
  created: seconds,
  charge: z.union([id, z.object({ id, customer: reference.nullish() })]),
  payment_intent: reference.nullish(),
});

export const Invoice = z.object({
  id,
  object: z.literal('invoice'),
  customer: reference.nullish(),
  status: z.string().nullable(), // draft, open, paid, uncollectible, void
  currency: z.string(),
  created: seconds,
  total: minor,
  collection_method: z.string(), // charge_automatically, send_invoice
  due_date: seconds.nullish(),
  next_payment_attempt: seconds.nullish(),
  attempt_count: z.int().default(0),
  status_transitions: z.object({ finalized_at: seconds.nullish(), paid_at: seconds.nullish() }),
  /** No word of Stripe's: the latest dispute over what was paid for it, put beside it before it comes here. */
  dispute: Dispute.nullish(),
});

/** Whatever an event is about. */
export const StripeObject = z.discriminatedUnion('object', [Customer, Subscription, Invoice, Dispute]);

function isMetered(price: { recurring: { usage_type: string } | null }): boolean {
  return price.recurring?.usage_type === 'metered';
}

function hasAmount(price: { unit_amount: number | null; unit_amount_decimal?: unknown; tiers?: unknown }): boolean {
  return price.unit_amount !== null || typeof price.unit_amount_decimal === 'string' || price.tiers !== undefined;
}
