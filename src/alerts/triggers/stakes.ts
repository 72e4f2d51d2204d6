import type { TriggerSubject } from '../../domain/trigger-subject';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore
const SOON_DAYS = 330; // up to then a month's name says which year

/**
 * What hangs on the account, to be put after what happened (R112): ", renewal in March, $200K".
 * @returns '' where neither is known; a past renewal is not told. Never throws.
 */
export function sayStakes({ renewal, arr, currency }: Pick<TriggerSubject, 'renewal' | 'arr' | 'currency'>): string {
  const parts: string[] = [];
  if (renewal !== null && renewal.days >= 0) parts.push(`renewal in ${sayMonth(renewal.on, renewal.days)}`);
  if (arr !== null && arr > 0) parts.push(sayMoney(arr, currency));
  return parts.map((part) => `, ${part}`).join('');
}

function sayMonth(day: string, inDays: number): string {
  const on = new Date(`${day}T00:00:00Z`);
  const month = MONTHS[on.getUTCMonth()] ?? day;
  return inDays <= SOON_DAYS ? month : `${month} ${on.getUTCFullYear()}`;
}

/** "$200K"; without a currency the bare number. */
function sayMoney(amount: number, currency: string | null): string {
  const code = currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null;
  const format = formats.get(code) ?? createFormat(code);
  formats.set(code, format);
  return format.format(amount);
}

const createFormat = (currency: string | null): Intl.NumberFormat =>
  new Intl.NumberFormat('en-US', {
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
    ...(currency === null ? {} : { style: 'currency', currency }),
  });

/** To make one takes longer than to evaluate an account. */
const formats = new Map<string | null, Intl.NumberFormat>();
