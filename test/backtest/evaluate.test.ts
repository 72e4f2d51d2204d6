import { evaluate } from '../../src/backtest/evaluate';
import type { Snapshot } from '../../src/backtest/snapshot';
import type { Band } from '../../src/domain/band';
import { buildSnapshot } from './build-snapshot';

const RESAMPLING = { seed: 1, resamples: 200 };
const horizonOf = (snapshots: readonly Snapshot[], days = 90) => {
  const report = evaluate(snapshots, [days], RESAMPLING).horizons[days];
  if (report === undefined) throw new Error(`no horizon of ${days} days`);
  return report;
};

/** [band, score, churned], one account each. */
const accounts = (rows: readonly (readonly [band: Band, score: number | null, churned: boolean | null])[]) =>
  rows.map(([band, score, churned], index) =>
    buildSnapshot({ accountId: `a${index}`, band, score, churned: { 90: churned } }),
  );

const MIXED = accounts([
  ['red', 10, true],
  ['red', 20, true],
  ['red', 30, false], // at risk, stayed
  ['yellow', 50, true], // not predicted, churned
  ['green', 90, true], // told healthy, churned
  ['green', 95, false],
  ['unknown', 80, true], // not judged, churned
  ['unknown', 81, false],
  ['green', 99, null], // not watched long enough
]);

describe('a backtest', () => {
  it('counts only what was watched to the end of the horizon', () => {
    const { rows, accounts: seen, churned, base_rate } = horizonOf(MIXED);
    expect({ rows, seen, churned, base_rate }).toEqual({ rows: 8, seen: 8, churned: 5, base_rate: 0.625 });
  });

  it('R81, X20: calls the healthy that churned false negatives and the at-risk that stayed false positives', () =>
    expect(horizonOf(MIXED).confusion).toEqual({
      true_positive: 2,
      false_positive: 1,
      false_negative: 3,
      true_negative: 2,
      unknown: 2,
      unknown_churned: 1,
    }));

  it('R81, X20: takes Red for the prediction: 2 of 3 Red churned, 2 of 5 that churned were Red', () => {
    const { precision_red, recall_red } = horizonOf(MIXED);
    expect(precision_red).toBeCloseTo(2 / 3, 12);
    expect(recall_red).toBeCloseTo(2 / 5, 12);
  });

  it('ranks low scores as risky, and leaves those without a score out of the ranking but not out of the count', () => {
    const { auc, unscored, rows } = horizonOf(accounts([['red', 10, true], ['green', 90, false], ['unknown', null, true]])); // prettier-ignore
    expect({ auc, unscored, rows }).toEqual({ auc: 1, unscored: 1, rows: 3 });
  });

  it('R79: shows retention by range of the score with how many it rests on', () => {
    const ranges = horizonOf(
      accounts([['red', 24.4, true], ['red', 24.5, false], ['yellow', 59, false], ['yellow', 59.5, false], ['green', 100, false]]), // prettier-ignore
    ).retention;
    expect(ranges.map(({ from, to, rows, retained_rate }) => [from, to, rows, retained_rate])).toEqual([
      [0, 24, 1, 0],
      [25, 49, 1, 1],
      [50, 59, 1, 1],
      [60, 69, 1, 1],
      [70, 79, 0, null],
      [80, 89, 0, null],
      [90, 100, 1, 1],
    ]);
  });

  it('R79: finds where retention drops most, between ranges of thirty rows or more', () => {
    const many = (count: number, score: number, churned: number) =>
      accounts(Array.from({ length: count }, (_, index) => ['yellow', score, index < churned] as const));
    const given = [...many(30, 10, 15), ...many(29, 30, 29), ...many(40, 55, 4), ...many(100, 95, 2)];
    // 50% → (too few) → 90% → 98%: below 50 it falls by 40 points
    expect(horizonOf(given).retention_drop).toEqual({ below: 50, upper_rate: 0.9, lower_rate: 0.5 });
  });

  it('R80: shows how often each band bought more, and nothing where no outcome tells', () => {
    const given = (['green', 'green', 'yellow'] as const).map((band, index) =>
      buildSnapshot({ accountId: `a${index}`, band, expanded: { 90: index === 0 } }),
    );
    expect(horizonOf(given).expansion).toEqual([
      { band: 'red', rows: 0, expanded: 0, expanded_rate: null },
      { band: 'yellow', rows: 1, expanded: 0, expanded_rate: 0 },
      { band: 'green', rows: 2, expanded: 1, expanded_rate: 0.5 },
      { band: 'unknown', rows: 0, expanded: 0, expanded_rate: null },
    ]);
    expect(horizonOf(MIXED).expansion).toBeNull();
  });

  it('holds probabilities against the horizon, not the year', () => {
    // 19% a year is 10% in half a year: of ten accounts one left
    const given = Array.from({ length: 10 }, (_, index) =>
      buildSnapshot({ accountId: `a${index}`, probability: 0.19, churned: { 182.5: index === 0 } }),
    );
    expect(horizonOf(given, 182.5).calibration_error).toBeCloseTo(0, 9);
  });

  it('says the same twice for one seed, and is plain JSON', () => {
    const report = evaluate(MIXED, [90], RESAMPLING);
    expect(evaluate(MIXED, [90], RESAMPLING)).toEqual(report);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('says nothing of nothing', () => {
    const { auc, base_rate, precision_red, verdict } = horizonOf([]);
    expect({ auc, base_rate, precision_red, verdict }).toEqual({
      auc: null,
      base_rate: null,
      precision_red: null,
      verdict: 'no signal',
    });
  });
});

describe('the verdict', () => {
  const world = (size: number, scoreOf: (index: number, churned: boolean) => number) =>
    accounts(
      Array.from({ length: size }, (_, index) => {
        const churned = index % 3 === 0;
        return ['yellow', scoreOf(index, churned), churned] as const;
      }),
    );

  it('is "signal" where those that leave rank clearly above the others', () => {
    const { verdict, verdict_reason } = horizonOf(
      world(120, (index, churned) => ((index * 7) % 60) + (churned ? 0 : 30)),
    );
    expect(verdict).toBe('signal');
    expect(verdict_reason).toMatch(/^AUC 0\.\d\d, 95% interval 0\.\d\d–\d\.\d\d, above chance/);
  });

  it('is "no signal" where the score says nothing of them, however many there are', () =>
    expect(horizonOf(world(600, (index) => (index * 37) % 101)).verdict).toBe('no signal'));

  it('is "no signal" where it ranks them upside down', () => {
    const { verdict, verdict_reason } = horizonOf(
      world(120, (index, churned) => ((index * 7) % 60) + (churned ? 30 : 0)),
    );
    expect(verdict).toBe('no signal');
    expect(verdict_reason).toContain('worse than chance');
  });

  it.each([
    [27, 'no signal', 'only 9 accounts churned; 10 are the least that says anything'],
    [30, 'signal', 'AUC 1.00'],
  ])('of %i accounts, a third of which churned and were all ranked right, is "%s"', (size, verdict, reason) => {
    const report = horizonOf(world(size, (_, churned) => (churned ? 10 : 90)));
    expect(report.verdict).toBe(verdict);
    expect(report.verdict_reason).toContain(reason);
  });
});
