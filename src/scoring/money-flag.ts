import type { Band } from '../domain/band';
import type { MoneyFlag } from '../domain/insight';
import type { Measure } from './measure-signal';
import type { SignalDefinition } from './signal';
import { arrChange90d } from './signals/arr-change-90d';
import { billedChange90d } from './signals/billed-change-90d';
import { seatsChange90d } from './signals/seats-change-90d';

const BILLING_FALLS_AT = -0.1; // a tenth less billed than the quarter before: more than rounding or one day's proration
const CONTRACT_FALLS_AT = -0.01; // any smaller contract (R55)
const ROUNDING = 1e-9; // 8,100 after 9,000 is a tenth less
const SEATS_GROW_AT = 0.05; // a twentieth more seats than 90 days ago

/**
 * Whether score and money point in different directions: one of them is wrong, and a person should look.
 *   green and billed ≤ −10% or contract ≤ −1% in 90 days: the money leaves before the score knows
 *   red and seats ≥ +5% in 90 days: someone there believes in it
 * @returns Null when they agree, for other bands, and where the money is not known. Never throws.
 */
export function findMoneyFlag(band: Band, measure: Measure): MoneyFlag | null {
  if (band === 'green' && isBillingFalling(measure)) return 'green_but_billing_falls';
  return band === 'red' && valueOf(seatsChange90d, measure) >= SEATS_GROW_AT - ROUNDING ? 'red_but_seats_grow' : null;
}

/** Whether clearly less is billed, or the contract shrank, within 90 days. Not known: no. */
export const isBillingFalling = (measure: Measure): boolean =>
  valueOf(billedChange90d, measure) <= BILLING_FALLS_AT + ROUNDING ||
  valueOf(arrChange90d, measure) <= CONTRACT_FALLS_AT + ROUNDING;

function valueOf(definition: SignalDefinition, measure: Measure): number {
  const measured = measure(definition);
  return measured.kind === 'known' ? measured.value : 0;
}
