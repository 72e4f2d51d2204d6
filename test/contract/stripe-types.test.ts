import Sdk from 'stripe';
import type { z } from 'zod';
import {
  type Coupon,
  type Customer,
  type Dispute,
  type Invoice,
  STRIPE_VERSION,
  type Subscription,
  type SubscriptionItem,
} from '../../src/ingest/stripe/schema';

/** Fails to compile where Stripe's type holds something that our schema would refuse. */
const takes = {
  customer: (one: Omit<Sdk.Customer, 'deleted'> | Sdk.DeletedCustomer): z.input<typeof Customer> => one, // `deleted` is void there
  invoice: (one: Sdk.Invoice): z.input<typeof Invoice> => one,
  dispute: (one: Sdk.Dispute): z.input<typeof Dispute> => one,
  coupon: (one: Sdk.Coupon): z.input<typeof Coupon> => one,
};

/** Prices are decimals of its own class in the SDK and text on the wire: of these, that Stripe knows the field is all that can be said. */
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;
type NotOfStripe = {
  subscription: Unknown<z.input<typeof Subscription>, Sdk.Subscription>;
  item: Unknown<z.input<typeof SubscriptionItem>, Sdk.SubscriptionItem>;
  price: Unknown<z.input<typeof SubscriptionItem>['price'], Sdk.Price>;
};
const notOfStripe: { [Kind in keyof NotOfStripe]: NotOfStripe[Kind][] } = {
  subscription: ['current_period_end'], // before 2025-03-31.basil
  item: [],
  price: [],
};

describe('the official SDK’s types', () => {
  it('hold nothing that our schemas would refuse, and every field that we read', () => {
    expect(Object.keys(takes)).toHaveLength(4);
    expect(notOfStripe).toEqual({ subscription: ['current_period_end'], item: [], price: [] });
  });

  it('are of the version that is asked for', () => {
    expect(Sdk.API_VERSION).toBe(STRIPE_VERSION);
  });
});
