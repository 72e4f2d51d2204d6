import type { z } from 'zod';
import { dayOf } from '../billing/day-of';
import { isContractTerm } from '../billing/period';
import type { Mapped } from '../pull/connector';
import { annualise, isLicensed } from './annualise';
import { hintOf } from './map-customer';
import type { Subscription } from './schema';
import type { StripeSettings } from './settings';

type Row = z.output<typeof Subscription>;
/** Nothing was agreed yet: the first payment is missing, it is tried out, or the trial ended without a way to pay. */
const NO_TERM = ['incomplete', 'incomplete_expired', 'trialing', 'paused'];

/**
 * A subscription as the term it is. [] while it is no term yet: a trial has no ARR and is none of a contract's. Never throws.
 *   ends_on: the day it ended, or is to end; else the end of the period where that is half a year or longer; else null, it just goes on
 */
export function mapSubscription(subscription: Row, settings: StripeSettings): Mapped[] {
  if (NO_TERM.includes(subscription.status)) return [];
  const endsAt = endOf(subscription);
  return [
    {
      kind: 'fact',
      stream: 'subscriptions',
      account: hintOf(subscription.customer),
      version: null, // Stripe's objects have none: the state as it was asked for counts
      cells: {
        subscription_id: subscription.id,
        started_on: dayOf(subscription.start_date, settings),
        ends_on: endsAt === null ? null : dayOf(endsAt, settings),
        arr: annualise(subscription),
        seats: seatsOf(subscription, settings),
        plan: planOf(subscription),
        currency: subscription.currency.toUpperCase(),
      },
    },
  ];
}

/** The period stands at the items since 2025-03-31.basil, and each may have its own; before, at the subscription. */
function endOf(subscription: Row): number | null {
  const { ended_at: endedAt, cancel_at: cancelAt, cancel_at_period_end: isEnding } = subscription;
  if (typeof endedAt === 'number') return endedAt;
  if (typeof cancelAt === 'number') return cancelAt;
  const ends = subscription.items.data.map((item) => item.current_period_end).filter((end) => end !== undefined);
  const periodEnd = ends.length === 0 ? subscription.current_period_end : Math.max(...ends);
  if (periodEnd === undefined) return null;
  return isEnding || isContract(subscription) ? periodEnd : null;
}

function isContract({ items }: Row): boolean {
  return items.data.some(
    ({ price: { recurring } }) => recurring !== null && isContractTerm(recurring.interval_count, recurring.interval),
  );
}

/**
 * Of the prices that are named as seats; without such names, of the one item there is, where it is more than one: a quantity of 1 may as well be
 * a flat fee. Null: unknown.
 */
function seatsOf({ items }: Row, { seat_prices: prices }: StripeSettings): number | null {
  const licensed = items.data.filter(isLicensed);
  if (prices.length > 0) {
    const seats = licensed.filter(({ price }) => prices.includes(price.id) || prices.includes(price.lookup_key ?? ''));
    return seats.length === 0 ? null : seats.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  }
  const only = licensed.length === 1 ? licensed[0]?.quantity : undefined;
  return only !== undefined && only > 1 ? only : null;
}

const MAX_PLAN_LENGTH = 200; // of the contract
function planOf({ items }: Row): string | null {
  const [first] = items.data.map(({ price }) => price.nickname ?? price.lookup_key).filter((name) => name !== null);
  return first?.slice(0, MAX_PLAN_LENGTH) ?? null;
}
