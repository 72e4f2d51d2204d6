import type { QbrAccount, QbrMatrix, QbrSubject, Quadrant, UnplacedReason } from '../../domain/qbr';
import { chooseCommonCurrency, toCommonCurrency } from '../common-currency';

type Settings = { greenFrom: number; rates: Readonly<Record<string, number>> };
type Placeable = Omit<QbrAccount, 'quadrant'>;

/**
 * The 2×2 of a pod's review (R16): health × ARR.
 *   right when score ≥ `greenFrom`, the lower edge of green of the model that scores everyone (a segment's own edges colour its dots, they
 *   do not move the line); above when ARR ≥ the median ARR of the placed accounts.
 * ARR is compared in one currency (`chooseCommonCurrency`). Who left, or has no score, no ARR or a currency without a rate, is not placed, and
 * listed with that reason: missing is never 0. Never throws.
 */
export function placeAccounts(subjects: readonly QbrSubject[], { greenFrom, rates }: Settings): QbrMatrix {
  const currency = chooseCommonCurrency(
    subjects.filter(({ arr }) => arr !== null).map((subject) => subject.currency),
    rates,
  );
  const placeable: Placeable[] = [];
  const unplaced: QbrMatrix['unplaced'] = [];
  for (const subject of subjects) {
    const found = toPlaceable(subject, currency, rates);
    if (typeof found === 'string') unplaced.push({ accountId: subject.accountId, name: subject.name, reason: found });
    else placeable.push(found);
  }
  const medianArr = median(placeable.map(({ arr }) => arr));
  const accounts = placeable
    .map((one) => ({ ...one, quadrant: quadrantOf(one, greenFrom, medianArr ?? 0) }))
    .toSorted((a, b) => b.arr - a.arr || a.score - b.score || (a.accountId < b.accountId ? -1 : 1));
  return { currency, greenFrom, medianArr, accounts, unplaced };
}

function toPlaceable(
  { accountId, name, renewalOn, score, band, arr, currency, isGone }: QbrSubject,
  common: string | null,
  rates: Settings['rates'],
): Placeable | UnplacedReason {
  if (isGone) return 'left';
  if (score === null || band === null || band === 'unknown') return 'no_score';
  if (arr === null || !(arr > 0)) return 'no_arr';
  const own = toCommonCurrency({ amount: arr, currency }, common, rates);
  if (own.currency !== common) return 'no_rate';
  return { accountId, name, renewalOn, score, band, arr: own.amount };
}

function quadrantOf({ score, arr }: Placeable, greenFrom: number, medianArr: number): Quadrant {
  if (score >= greenFrom) return arr >= medianArr ? 'keep' : 'grow';
  return arr >= medianArr ? 'save_first' : 'watch';
}

/** Half-way between the two in the middle of an even number. Null of none. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
