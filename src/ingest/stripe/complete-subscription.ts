import { z } from 'zod';
import type { StripeApi } from './api';
import { createMemory, type Memory } from './memory';

/** Beside a subscription itself: Stripe expands four levels at most, and coupons and tiers lie deeper. docs.stripe.com/expand */
export const SUBSCRIPTION_EXPANSIONS = ['discounts', 'items.data.discounts'];

const Discount = z.looseObject({ source: z.looseObject({ coupon: z.unknown() }) });
const Item = z.looseObject({
  id: z.string(),
  discounts: z.array(z.union([Discount, z.string()])).default([]),
  price: z.looseObject({ id: z.string(), billing_scheme: z.string().optional() }),
});
const Bare = z.looseObject({
  id: z.string(),
  discounts: z.array(z.union([Discount, z.string()])).default([]),
  items: z.looseObject({ data: z.array(Item), has_more: z.boolean().optional() }),
});
type BareItem = z.output<typeof Item>;
type Discounts = z.output<typeof Bare>['discounts'];

/** A subscription with what its price depends on and Stripe does not send along: further items, tiers, and what its coupons take off. */
export type CompleteSubscription = (record: unknown, signal: AbortSignal) => Promise<unknown>;

/** Amounts of coupons and prices never change once they are made (docs.stripe.com/api/coupons/update, …/prices/update): each is asked for once. */
export function createCompleteSubscription(api: StripeApi): CompleteSubscription {
  const coupons = createMemory((id, signal) =>
    api.find(`/v1/coupons/${encodeURIComponent(id)}`, {
      query: { 'expand[]': ['applies_to', 'currency_options'] },
      signal,
    }),
  );
  const prices = createMemory((id, signal) =>
    api.find(`/v1/prices/${encodeURIComponent(id)}`, { query: { 'expand[]': ['tiers'] }, signal }),
  );
  return async (record, signal) => {
    const bare = Bare.safeParse(record);
    if (!bare.success) return record; // its stream says what is wrong with it
    const listed = await listItems(api, bare.data, signal);
    if (listed === null) return { id: bare.data.id, object: 'subscription' }; // refused: half of its items would be half of its ARR
    const items: unknown[] = [];
    for (const item of listed)
      items.push({
        ...item,
        price: await withTiers(item.price, prices, signal),
        discounts: await withCoupons(item.discounts, coupons, signal),
      });
    const discounts = await withCoupons(bare.data.discounts, coupons, signal);
    return { ...bare.data, discounts, items: { ...bare.data.items, data: items } };
  };
}

async function listItems(
  api: StripeApi,
  { id, items }: z.output<typeof Bare>,
  signal: AbortSignal,
): Promise<BareItem[] | null> {
  const all = [...items.data];
  for (let hasMore = items.has_more === true; hasMore;) {
    const after = all.at(-1)?.id;
    const query = { subscription: id, starting_after: after, 'expand[]': ['data.discounts'] };
    const page = await api.list('/v1/subscription_items', { query, signal });
    const more = z.array(Item).min(1).safeParse(page?.data);
    if (page === null || !more.success) return null;
    all.push(...more.data);
    hasMore = page.has_more;
  }
  return all;
}

async function withTiers(price: BareItem['price'], prices: Memory, signal: AbortSignal): Promise<unknown> {
  if (price.billing_scheme !== 'tiered' || price['tiers'] !== undefined) return price;
  const full = await prices(price.id, signal);
  return full === null ? price : { ...price, tiers: full['tiers'] };
}

async function withCoupons(discounts: Discounts, coupons: Memory, signal: AbortSignal): Promise<unknown[]> {
  const whole: unknown[] = [];
  for (const discount of discounts) {
    const coupon = typeof discount === 'string' ? null : discount.source.coupon;
    if (typeof discount === 'string' || typeof coupon !== 'string') whole.push(discount);
    else whole.push({ ...discount, source: { ...discount.source, coupon: (await coupons(coupon, signal)) ?? coupon } });
  }
  return whole;
}
