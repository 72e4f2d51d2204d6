import type { Retention } from '../../domain/qbr';
import { toCommonCurrency } from '../common-currency';

/** What is paid a year. Null: not known. */
type Paid = { arr: number | null; currency: string | null };

/** An account of a book: what it paid when the book was named, and what it pays now. */
export type BookEntry = {
  accountId: string;
  name: string;
  before: Paid;
  after: Paid;
  isGone: boolean; // churned, or not a customer any more
};

export type BookRetention = { retentions: Retention[]; excluded: string[] };
type Money = { common: string | null; rates: Readonly<Record<string, number>> };
type Comparable = { currency: string | null; before: number; after: number; isGone: boolean };

/**
 * What was kept of a named book since its snapshot (R35), one result per currency that cannot be converted, the largest book first.
 *   NRR = Σ ARR now ÷ Σ ARR then                  (expansion counts; may be above 1)
 *   GRR = Σ min(ARR now, ARR then) ÷ Σ ARR then   (0–1, never above NRR)
 * An account that is gone counts with 0. One without ARR then (not known, or 0: nothing to keep), without a known ARR now, or whose
 * currency changed to one without a rate, counts in neither sum: its name stands in `excluded`. Never throws.
 */
export function measureRetention(book: readonly BookEntry[], money: Money): BookRetention {
  const excluded: string[] = [];
  const byCurrency = new Map<string | null, Comparable[]>();
  for (const entry of book) {
    const one = compare(entry, money);
    if (one === null) excluded.push(entry.name);
    else byCurrency.set(one.currency, [...(byCurrency.get(one.currency) ?? []), one]);
  }
  const retentions = [...byCurrency.values()].map(addUp);
  return { retentions: retentions.toSorted((a, b) => b.arrThen - a.arrThen), excluded };
}

function compare({ before, after, isGone }: BookEntry, { common, rates }: Money): Comparable | null {
  if (before.arr === null || !(before.arr > 0)) return null;
  const { amount, currency } = toCommonCurrency({ amount: before.arr, currency: before.currency }, common, rates);
  if (isGone) return { currency, before: amount, after: 0, isGone };
  if (after.arr === null) return null;
  const paid = toCommonCurrency({ amount: Math.max(0, after.arr), currency: after.currency }, common, rates);
  return paid.currency === currency ? { currency, before: amount, after: paid.amount, isGone } : null;
}

function addUp(accounts: readonly Comparable[]): Retention {
  const sum = (of: (one: Comparable) => number): number => accounts.reduce((total, one) => total + of(one), 0);
  const arrThen = sum(({ before }) => before);
  const arrNow = sum(({ after }) => after);
  const arrKept = sum(({ before, after }) => Math.min(before, after));
  return {
    currency: accounts[0]?.currency ?? null,
    accounts: accounts.length,
    arrThen,
    arrNow,
    arrKept,
    netRate: arrNow / arrThen,
    grossRate: arrKept / arrThen,
    gone: accounts.filter(({ isGone }) => isGone).length,
  };
}
