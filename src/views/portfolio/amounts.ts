import type { Amount, Amounts } from '../../domain/portfolio';
import { money } from '../wording';

const SHOWN = 3;

/** `€2.3M + $400K`: each currency by itself. Nothing known: "not known". More than three currencies: the three largest, and how many more. */
export function amountsWords(amounts: Amounts): string {
  if (amounts.length === 0) return 'not known';
  const rest = amounts.length - SHOWN;
  const shown = amounts.slice(0, SHOWN).map(amountWords).join(' + ');
  return rest > 0 ? `${shown} + ${rest} more ${rest === 1 ? 'currency' : 'currencies'}` : shown;
}

const amountWords = ({ currency, amount }: Amount): string => money(amount, currency);

/** `up €300K, down $20K`; "unchanged" where nothing moved. */
export function changeWords(amounts: Amounts): string {
  const moved = amounts.filter(({ amount }) => Math.round(amount) !== 0);
  if (moved.length === 0) return 'unchanged';
  return moved
    .slice(0, SHOWN)
    .map(({ currency, amount }) => `${amount > 0 ? 'up' : 'down'} ${money(Math.abs(amount), currency)}`)
    .join(', ');
}
