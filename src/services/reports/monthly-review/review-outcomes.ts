import { confuse } from '../../../backtest/red-tallies';
import type { JudgedOutcome, OutcomeReview } from '../../../domain/monthly-review';
import { convert, sumAmounts, type Rates } from '../../portfolio/sum-amounts';

const NAMED = 5;

/**
 * Red against what became of the accounts (X20): predicted churn is Red; who left and was not Red, or not judged at all, is a false negative,
 * who was Red and stayed a false positive. Those named paid most, by the rates where there are any. Pure; never throws.
 */
export function reviewOutcomes(outcomes: readonly JudgedOutcome[], isConnected: boolean, rates: Rates): OutcomeReview {
  const counts = confuse(
    outcomes.map(({ band, outcome }, account) => ({ account, band, churned: outcome === 'churned' })),
  );
  const missed = outcomes.filter(isMissed);
  const alarmed = outcomes.filter(isAlarmed);
  return {
    isConnected,
    caught: counts.true_positive,
    falsePositives: counts.false_positive,
    falseNegatives: counts.false_negative,
    quiet: counts.true_negative,
    notJudged: counts.unknown,
    missed: listLargest(missed, rates),
    alarmed: listLargest(alarmed, rates),
    missedArr: sumArr(missed, rates),
    alarmedArr: sumArr(alarmed, rates),
  };
}

export const isMissed = ({ band, outcome }: JudgedOutcome): boolean => outcome === 'churned' && band !== 'red';
export const isAlarmed = ({ band, outcome }: JudgedOutcome): boolean => outcome !== 'churned' && band === 'red';

const sumArr = (outcomes: readonly JudgedOutcome[], rates: Rates) => {
  const known = outcomes.flatMap(({ arr, currency }) => (arr === null ? [] : [{ amount: arr, currency }]));
  return known.length === 0 ? [] : sumAmounts(known, rates); // nobody's ARR is known: that is not none
};

function listLargest(outcomes: readonly JudgedOutcome[], rates: Rates): JudgedOutcome[] {
  const worth = ({ arr, currency }: JudgedOutcome) => (arr === null ? -1 : convert({ amount: arr, currency }, rates));
  return outcomes.toSorted((a, b) => worth(b) - worth(a)).slice(0, NAMED);
}
