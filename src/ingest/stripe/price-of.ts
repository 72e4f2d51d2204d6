import type { z } from 'zod';
import { add, type Fraction, fraction, multiply, parseFraction, ZERO } from './fraction';
import type { Price } from './schema';

type PriceRow = z.output<typeof Price>;
type Tiers = NonNullable<PriceRow['tiers']>;
type Tier = Tiers[number];

/**
 * What a quantity costs in one period, in minor units, exactly. 0 … ∞.
 *   per unit: quantity × unit amount, the quantity divided and rounded first where the price is per package
 *   volume: every unit at the tier that the quantity reaches; graduated: each unit at its own tier; plus the tiers' flat amounts
 * A quantity beyond the last tier is priced by the last. Source: docs.stripe.com/products-prices/pricing-models.
 */
export function priceOf(price: PriceRow, quantity: number): Fraction {
  if (price.tiers !== undefined && price.billing_scheme === 'tiered') {
    return price.tiers_mode === 'volume' ? volume(price.tiers, quantity) : graduated(price.tiers, quantity);
  }
  return multiply(decimalOf(price.unit_amount_decimal, price.unit_amount), fraction(packages(price, quantity)));
}

function packages({ transform_quantity: transform }: PriceRow, quantity: number): bigint {
  const units = BigInt(quantity);
  if (transform === null || transform === undefined) return units;
  const size = BigInt(transform.divide_by);
  return transform.round === 'up' ? (units + size - 1n) / size : units / size;
}

function volume(tiers: Tiers, quantity: number): Fraction {
  const reached = tiers.find((tier) => tier.up_to === null || quantity <= tier.up_to) ?? tiers.at(-1);
  return reached === undefined || quantity === 0 ? ZERO : ofTier(reached, quantity);
}

function graduated(tiers: Tiers, quantity: number): Fraction {
  let below = 0;
  let sum = ZERO;
  for (const [at, tier] of tiers.entries()) {
    if (quantity <= below) break;
    const isLast = at === tiers.length - 1;
    const end = tier.up_to === null || isLast ? quantity : Math.min(quantity, tier.up_to);
    sum = add(sum, ofTier(tier, end - below));
    below = end;
  }
  return sum;
}

function ofTier(tier: Tier, units: number): Fraction {
  const flat = decimalOf(tier.flat_amount_decimal, tier.flat_amount);
  return add(flat, multiply(decimalOf(tier.unit_amount_decimal, tier.unit_amount), fraction(units)));
}

/** The decimal where there is one: the whole number beside it is null when it would have to be rounded. */
function decimalOf(decimal: string | null | undefined, whole: number | null | undefined): Fraction {
  if (decimal !== null && decimal !== undefined) return parseFraction(decimal);
  return fraction(whole ?? 0);
}
