import type { z } from 'zod';
import { isContractTerm, PERIODS_PER_YEAR } from '../billing/period';
import { toMajorUnits } from '../money';
import type { Subscription } from './schema';

type Row = z.output<typeof Subscription>;
const MONTHS_PER_YEAR = 12n;
const ENDED = ['cancelled', 'transferred'];
const ONCE = 'charge';
const MAX_PLAN_LENGTH = 200; // of the contract

/**
 * What a subscription brings in a year, in major units. 0 … ∞.
 *   ARR = 12 × `mrr`, as Chargebee reckons it (discounts in it, trials and one-off charges not)
 *   of one that ended, whose `mrr` is 0: what its plan and addons cost, times its periods in a year, so that the term keeps its worth
 */
export function arrOf(subscription: Row): string {
  const { mrr = 0, currency_code: currency } = subscription;
  const yearly =
    mrr === 0 && ENDED.includes(subscription.status) ? yearlyOf(subscription) : BigInt(mrr) * MONTHS_PER_YEAR;
  return toMajorUnits(String(yearly < 0n ? 0n : yearly), currency);
}

/** Rounded to whole minor units, as bills are. */
function yearlyOf({
  subscription_items: items,
  billing_period: count = 1,
  billing_period_unit: unit = 'month',
}: Row): bigint {
  const perPeriod = items
    .filter((item) => item.item_type !== ONCE)
    .reduce((sum, { amount = 0 }) => sum + BigInt(amount), 0n);
  const periods = BigInt(count);
  return (2n * perPeriod * BigInt(PERIODS_PER_YEAR[unit]) + periods) / (2n * periods);
}

/** When it ended or is to end; else the end of its contract; else of its period, where that is half a year or longer; null: it just goes on. */
export function endOf(subscription: Row): number | null {
  const { status, cancelled_at: cancelledAt, current_term_end: termEnd } = subscription;
  if (cancelledAt !== undefined) return cancelledAt;
  const contractEnd = subscription.contract_term?.contract_end;
  if (contractEnd !== undefined) return contractEnd;
  const { billing_period: count = 1, billing_period_unit: unit = 'month' } = subscription;
  return status === 'non_renewing' || isContractTerm(count, unit) ? (termEnd ?? null) : null;
}

/** Of the prices that are named as seats; without such names, of the plan where there is more than one of it. Null: unknown. */
export function seatsOf(subscription: Row, seatPrices: readonly string[]): number | null {
  const { subscription_items: items, plan_quantity: ofPlan } = subscription;
  if (seatPrices.length > 0) {
    const seats = items.filter(({ item_price_id: price }) => seatPrices.includes(price));
    return seats.length === 0 ? null : seats.reduce((sum, { quantity = 0 }) => sum + quantity, 0);
  }
  const quantity = items.find(isPlan)?.quantity ?? ofPlan;
  return quantity !== undefined && quantity > 1 ? quantity : null;
}

export function planOf({ subscription_items: items, plan_id: plan }: Row): string | null {
  return (items.find(isPlan)?.item_price_id ?? plan)?.slice(0, MAX_PLAN_LENGTH) ?? null;
}

const isPlan = ({ item_type: type }: Row['subscription_items'][number]): boolean => type === 'plan';
