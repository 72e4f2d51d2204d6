import { auc } from '../../src/backtest/auc';
import { bootstrap } from '../../src/backtest/bootstrap';
import { rankByRisk } from '../../src/backtest/rank-by-risk';

/** Mean of one number per account, each account counted as often as it was drawn. */
const meanOf = (values: readonly number[]) => (weights: Float64Array) =>
  values.reduce((sum, value, account) => sum + value * (weights[account] ?? 0), 0) / weights.reduce((a, b) => a + b, 0);
const hundred = Array.from({ length: 100 }, (_, index) => index % 10);

describe('bootstrap intervals', () => {
  it('are those of the textbook for a mean: 4.5 ± 1.96 × 2.87 / √100', () => {
    const { mean } = bootstrap(100, { mean: meanOf(hundred) }, { seed: 7, resamples: 4000 });
    expect(mean?.[0]).toBeCloseTo(4.5 - (1.96 * 2.872) / 10, 1);
    expect(mean?.[1]).toBeCloseTo(4.5 + (1.96 * 2.872) / 10, 1);
  });

  it('are the same for the same seed and others for another', () => {
    const run = (seed: number) => bootstrap(100, { mean: meanOf(hundred) }, { seed, resamples: 200 }).mean;
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('do not grow narrower when every account is asked ten times: accounts are drawn, not rows', () => {
    const rows = Array.from({ length: 60 }, (_, account) => ({
      account,
      risk: (account * 37) % 60,
      isPositive: account % 3 === 0,
    }));
    const [once, tenTimes] = [rows, rows.flatMap((row) => Array.from({ length: 10 }, () => row))].map((given) => {
      const ranked = rankByRisk(given);
      return bootstrap(60, { auc: (weights) => auc(ranked, weights) }, { seed: 3, resamples: 300 }).auc;
    });
    expect(tenTimes).toEqual(once);
  });

  it('leave out a draw that has no value, and are unknown when none has', () => {
    const hasFirst = (weights: Float64Array) => ((weights[0] ?? 0) > 0 ? 5 : null);
    const found = bootstrap(3, { hasFirst, never: () => null }, { seed: 1, resamples: 50 });
    expect(found).toEqual({ hasFirst: [5, 5], never: null });
  });

  it('are unknown without accounts', () =>
    expect(bootstrap(0, { one: () => 1 }, { seed: 1, resamples: 10 })).toEqual({ one: null }));
});
