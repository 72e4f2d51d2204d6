import { auc } from '../../backtest/auc';
import { prAuc } from '../../backtest/pr-auc';
import { rankByRisk } from '../../backtest/rank-by-risk';
import type { Snapshot } from '../../backtest/snapshot';

/** The figures of one horizon. */
export function measureHorizon(snapshots: readonly Snapshot[], horizon: number) {
  const rows = snapshots.filter(({ churned }) => churned[horizon] !== null);
  const outcomes = rows.flatMap(({ accountId, score, churned }) =>
    score === null ? [] : [{ accountId, risk: -score, isPositive: churned[horizon] === true }],
  );
  const ranked = rankByRisk(outcomes);
  const churns = rows.filter(({ churned }) => churned[horizon] === true).length;
  return {
    rows: rows.length,
    churned: churns,
    base_rate: churns / rows.length,
    auc: auc(ranked),
    pr_auc: prAuc(ranked),
  };
}
