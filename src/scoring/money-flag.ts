import type { Band } from '../domain/band';
import type { MoneyFlag } from '../domain/insight';
import type { Measure } from './measure-signal';
import type { SignalDefinition } from './signal';
import { arrChange90d } from './signals/arr-change-90d';
import { billedChange90d } from './signals/billed-change-90d';
import { seatsChange90d } from './signals/seats-change-90d';

const BILLING_FALLS_AT = -0.1; // a tenth less billed than the quarter before: more than rounding or one day's proration
const CONTRACT_FALLS_AT = -0.01; // any smaller contract (R55)
const SEATS_GROW_AT = 0.05; // a twentieth more seats than 90 days ago

/**
 * Whether score and money point in different directions: one of them is wrong, and a person should look.
 *   green and billed ≤ −10% or contract ≤ −1% in 90 days: the money leaves before the score knows
 *   red and seats ≥ +5% in 90 days: someone there believes in it
 * @returns Null when they agree, for other bands, and where the money is not known. Never throws.
 */
export function findMoneyFlag(band: Band, measure: Measure): MoneyFlag | null {
  const value = (definition: SignalDefinition): number => {
    const measured = measure(definition);
    return measured.kind === 'known' ? measured.value : 0;
  };
  const isFalling = value(billedChange90d) <= BILLING_FALLS_AT || value(arrChange90d) <= CONTRACT_FALLS_AT;
  if (band === 'green' && isFalling) return 'green_but_billing_falls';
  return band === 'red' && value(seatsChange90d) >= SEATS_GROW_AT ? 'red_but_seats_grow' : null;
}
