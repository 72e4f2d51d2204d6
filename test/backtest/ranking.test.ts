import fc from 'fast-check';
import { auc } from '../../src/backtest/auc';
import { lift } from '../../src/backtest/lift';
import { prAuc } from '../../src/backtest/pr-auc';
import { rankByRisk, type Outcome } from '../../src/backtest/rank-by-risk';

const rank = (rows: readonly (readonly [risk: number, isPositive: boolean])[]) =>
  rankByRisk(rows.map(([risk, isPositive], account) => ({ account, risk, isPositive })));

/** The example of scikit-learn's roc_auc_score and average_precision_score. */
const PUBLISHED = rank([[0.1, false], [0.4, false], [0.35, true], [0.8, true]]); // prettier-ignore

const outcomes = fc.array(
  fc.record({ account: fc.nat(5), risk: fc.integer({ min: 0, max: 8 }), isPositive: fc.boolean() }),
  { minLength: 2, maxLength: 40 },
);

/** The definition, pair by pair. */
function countPairs(rows: readonly Outcome[]): number | null {
  let [wins, pairs] = [0, 0];
  for (const positive of rows.filter((row) => row.isPositive))
    for (const negative of rows.filter((row) => !row.isPositive)) {
      pairs += 1;
      wins += positive.risk > negative.risk ? 1 : positive.risk === negative.risk ? 0.5 : 0;
    }
  return pairs === 0 ? null : wins / pairs;
}

describe('the area under the ROC curve', () => {
  it('is 0.75 in the published example', () => expect(auc(PUBLISHED)).toBe(0.75));

  it.each([
    ['every churn is riskier than every other', [[3, true], [2, true], [1, false]], 1],
    ['every churn is safer', [[1, true], [2, false]], 0],
    ['all risks are equal', [[1, true], [1, false], [1, false]], 0.5],
    ['one of two pairs is a tie', [[2, true], [2, false], [1, false]], 0.75],
    ['nobody churned', [[2, false], [1, false]], null],
    ['all churned', [[2, true]], null],
    ['there is nothing', [], null],
  ] as const)('when %s', (_, rows, expected) => expect(auc(rank(rows))).toBe(expected)); // prettier-ignore

  it('is the share of pairs in the right order, ties half', () =>
    fc.assert(
      fc.property(outcomes, (rows) => {
        const expected = countPairs(rows);
        const found = auc(rankByRisk(rows));
        if (expected === null) return expect(found).toBeNull();
        return expect(found).toBeCloseTo(expected, 12);
      }),
    ));

  it('turns over with the order: of reversed risks it is 1 − AUC', () =>
    fc.assert(
      fc.property(outcomes, (rows) => {
        const forward = auc(rankByRisk(rows));
        const backward = auc(rankByRisk(rows.map((row) => ({ ...row, risk: -row.risk }))));
        if (forward === null) return expect(backward).toBeNull();
        return expect(backward).toBeCloseTo(1 - forward, 12);
      }),
    ));
});

describe('weights of accounts', () => {
  it.each([
    ['the area', auc],
    ['average precision', prAuc],
    ['lift', (ranked: ReturnType<typeof rank>, weights?: number[]) => lift(ranked, 0.1, weights)],
  ] as const)('count for %s as if every row of the account were there as often', (_, statistic) =>
    fc.assert(
      fc.property(outcomes, fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }), (rows, weights) => {
        const repeated = rows.flatMap((row) => Array.from({ length: weights[row.account] ?? 0 }, () => row));
        const weighted = statistic(rankByRisk(rows), weights);
        const expected = statistic(rankByRisk(repeated));
        if (expected === null) return expect(weighted).toBeNull();
        return expect(weighted).toBeCloseTo(expected, 10);
      }),
    ),
  );
});

describe('average precision', () => {
  it('is 0.83 in the published example', () => expect(prAuc(PUBLISHED)).toBeCloseTo(0.8333, 4));

  it.each([
    ['all risks are equal, it is the base rate', [[1, true], [1, false], [1, false], [1, false]], 0.25],
    ['the ranking is perfect', [[2, true], [1, false]], 1],
    // step 1: 1 of 1, recall ½ × 1; step 2, a tie of both: 2 of 3, recall ½ × ⅔
    ['a churn shares its risk with another', [[3, true], [2, true], [2, false]], 0.5 + 0.5 * (2 / 3)],
    ['nobody churned', [[1, false]], null],
  ] as const)('when %s', (_, rows, expected) => {
    const found = prAuc(rank(rows));
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 12);
  }); // prettier-ignore
});

describe('the lift of the riskiest tenth', () => {
  const rows = (churned: readonly number[]) =>
    Array.from({ length: 20 }, (_, index) => [20 - index, churned.includes(index)] as const);

  it.each([
    ['both of the top two churned, and two of the others: 1 against 0.2', rows([0, 1, 10, 15]), 5],
    ['one of the top two churned of four', rows([1, 10, 15, 19]), 2.5],
    ['none of the top two churned', rows([5, 6]), 0],
  ])('when %s', (_, given, expected) => expect(lift(rank(given), 0.1)).toBeCloseTo(expected, 12));

  it('takes a tie across the edge in proportion: ranked by nothing, it is 1', () => {
    const flat = rows([0, 1, 2]).map(([, isPositive]) => [1, isPositive] as const);
    expect(lift(rank(flat), 0.1)).toBeCloseTo(1, 12);
  });

  it('is unknown when nobody churned', () => expect(lift(rank(rows([])), 0.1)).toBeNull());
});
