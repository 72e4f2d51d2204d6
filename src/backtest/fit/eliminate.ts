import type { ScoringModel } from '../../scoring/model';
import type { Snapshot } from '../snapshot';
import type { FittedSignal } from './fit-curves';
import { measureAuc } from './score-snapshot';

export type Elimination = {
  validation: readonly Snapshot[];
  horizonDays: number;
  toModel: (kept: readonly FittedSignal[]) => ScoringModel;
};

const MOST_ROWS = 4_000;
const HARM = 0.002; // of AUC; less is chance

/**
 * Leave out, one by one, the signal that does most harm: without which the validation part is ranked better by more than 0.002. A signal that
 * says nothing of itself can do that: where the others of its dimension have no data, it speaks for all of them. One that is merely not
 * missed stays, for it may matter when more is known.
 * @returns What stays, at least one.
 */
export function eliminate(
  signals: readonly FittedSignal[],
  { validation, horizonDays, toModel }: Elimination,
): FittedSignal[] {
  const stride = Math.ceil(validation.length / MOST_ROWS);
  const rows = validation.filter((_, index) => index % stride === 0);
  const rank = (kept: readonly FittedSignal[]) => measureAuc(rows, toModel(kept), horizonDays) ?? 0;
  let kept = [...signals];
  let best = rank(kept);
  while (kept.length > 1) {
    const trials = kept.map((_, index) => kept.toSpliced(index, 1)).map((shorter) => ({ shorter, auc: rank(shorter) }));
    const [next] = trials.toSorted((a, b) => b.auc - a.auc);
    if (next === undefined || next.auc <= best + HARM) break;
    kept = next.shorter;
    best = next.auc;
  }
  return kept;
}
