import type { z } from 'zod';
import { PERIODS_PER_YEAR } from '../billing/period';
import { type OwnExponents, toMajorUnits } from '../money';
import {
  add,
  atLeastZero,
  divide,
  type Fraction,
  fraction,
  isLess,
  multiply,
  parseFraction,
  round,
  subtract,
  ZERO,
} from './fraction';
import { priceOf } from './price-of';
import type { Coupon, Price, Subscription, SubscriptionItem } from './schema';

/** Where Stripe’s amounts have other digits than ISO 4217: two for ISK and UGX, always 00, as before they lost them. Source: docs.stripe.com/currencies. */
export const STRIPE_EXPONENTS: OwnExponents = { ISK: 2, UGX: 2, MGA: 0 };

const ONCE = 'once'; // off the first invoice only: no part of what comes back every year
const ONE = fraction(1);

type Item = z.output<typeof SubscriptionItem>;
type Off = z.output<typeof Coupon>;
type Discounts = z.output<typeof Subscription>['discounts'];
type Priced = { product: string | null; times: Fraction; yearly: Fraction };

/**
 * What a subscription brings in a year, in major units of its currency, rounded once, at the end, to its minor unit. 0 … ∞.
 *   ARR = 12 × MRR = Σ licensed items: price(quantity) × periods per year (365, 52, 12 or 1, over `interval_count`),
 *   less each item's discounts, then less those of the subscription, one after the other; what is off once does not count
 * Metered items bring what is used, and are left out; a one-off price too. Exact integers all the way.
 */
export function annualise({ currency, items, discounts }: z.output<typeof Subscription>): string {
  const priced = items.data.filter(isLicensed).map((item) => toPriced(item, currency));
  const yearly = takeOffAll(priced, discounts, currency).reduce((sum, item) => add(sum, item.yearly), ZERO);
  return toMajorUnits(String(round(yearly)), currency, STRIPE_EXPONENTS);
}

/** Whether an item is paid by a quantity that is agreed beforehand. */
export function isLicensed({ price }: Item): boolean {
  return price.recurring !== null && price.recurring.usage_type !== 'metered';
}

function toPriced(item: Item, currency: string): Priced {
  const times = periodsPerYear(item.price);
  const yearly = multiply(priceOf(item.price, item.quantity ?? 0), times);
  const full = { product: item.price.product ?? null, times, yearly };
  return takeOffAll([full], item.discounts, currency)[0] ?? full;
}

function periodsPerYear({ recurring }: z.output<typeof Price>): Fraction {
  return recurring === null ? ZERO : fraction(PERIODS_PER_YEAR[recurring.interval], recurring.interval_count);
}

function takeOffAll(priced: readonly Priced[], discounts: Discounts, currency: string): readonly Priced[] {
  return discounts
    .map(({ source }) => source.coupon)
    .filter((coupon) => coupon !== null && coupon.duration !== ONCE)
    .reduce<readonly Priced[]>((left, coupon) => (coupon === null ? left : takeOff(left, coupon, currency)), priced);
}

/** Each item that the coupon means keeps the same share of its price, as on Stripe's invoices. */
function takeOff(priced: readonly Priced[], coupon: Off, currency: string): Priced[] {
  const products = coupon.applies_to?.products;
  const isMeant = (item: Priced): boolean => products === undefined || products.includes(item.product ?? '');
  const kept = keptShare(priced.filter(isMeant), coupon, currency);
  return priced.map((item) => (isMeant(item) ? { ...item, yearly: multiply(item.yearly, kept) } : item));
}

/** 0 … 1. An amount is off every invoice, and invoices come as often as the most frequent item is billed. */
function keptShare(meant: readonly Priced[], coupon: Off, currency: string): Fraction {
  if (coupon.percent_off !== null) return subtract(ONE, multiply(parseFraction(coupon.percent_off), fraction(1, 100)));
  const whole = meant.reduce((sum, item) => add(sum, item.yearly), ZERO);
  if (whole.top === 0n) return ONE;
  const times = meant.map((item) => item.times).reduce((a, b) => (isLess(a, b) ? b : a), ZERO);
  return divide(atLeastZero(subtract(whole, multiply(fraction(amountOff(coupon, currency)), times))), whole);
}

/** In the currency of the subscription; a coupon that names no amount in it takes nothing off. */
function amountOff({ amount_off: amount, currency: own, currency_options: others }: Off, currency: string): number {
  if (own?.toLowerCase() === currency.toLowerCase()) return amount ?? 0;
  return others?.[currency.toLowerCase()]?.amount_off ?? 0;
}
