/** Stripe's objects as its reference shows them (docs.stripe.com/api), as far as they are read; `fields` in place of the usual ones. */
export const priceOf = (fields: object) => ({
  id: 'price_1',
  object: 'price',
  nickname: 'Team',
  lookup_key: null,
  product: 'prod_1',
  billing_scheme: 'per_unit',
  tiers_mode: null,
  unit_amount: 2000,
  unit_amount_decimal: null,
  transform_quantity: null,
  recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
  ...fields,
});

export const itemOf = (fields: object) => ({
  id: 'si_1',
  object: 'subscription_item',
  price: priceOf({}),
  quantity: 1,
  current_period_end: 1_767_225_600, // 2026-01-01T00:00:00Z
  discounts: [],
  ...fields,
});

export const couponOf = (fields: object) => ({
  id: 'co_1',
  object: 'coupon',
  duration: 'forever',
  percent_off: null,
  amount_off: null,
  currency: null,
  ...fields,
});

export const subscriptionOf = (fields: object) => ({
  id: 'sub_1',
  object: 'subscription',
  customer: 'cus_1',
  status: 'active',
  currency: 'usd',
  start_date: 1_735_689_600, // 2025-01-01T00:00:00Z
  ended_at: null,
  cancel_at: null,
  cancel_at_period_end: false,
  discounts: [],
  items: { object: 'list', data: [itemOf({})], has_more: false },
  ...fields,
});

export const invoiceOf = (fields: object) => ({
  id: 'in_1',
  object: 'invoice',
  customer: 'cus_1',
  status: 'open',
  currency: 'usd',
  created: 1_767_225_600, // 2026-01-01T00:00:00Z
  total: 12_345,
  collection_method: 'send_invoice',
  due_date: 1_769_817_600, // 2026-01-31T00:00:00Z
  next_payment_attempt: null,
  attempt_count: 0,
  status_transitions: { finalized_at: 1_767_229_200, paid_at: null },
  ...fields,
});

export const disputeOf = (fields: object) => ({
  id: 'dp_1',
  object: 'dispute',
  status: 'needs_response',
  amount: 12_345,
  currency: 'usd',
  created: 1_770_681_600, // 2026-02-10T00:00:00Z
  charge: { id: 'ch_1', customer: 'cus_1' },
  payment_intent: 'pi_1',
  ...fields,
});
