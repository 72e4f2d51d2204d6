import { auc } from './auc';
import { bootstrap, type Interval, type Resampling } from './bootstrap';
import { binPredictions, calibrationError, scaleProbability } from './calibration-error';
import { expansionByBand } from './expansion-by-band';
import { judgeSignal } from './judge-signal';
import { lift } from './lift';
import { prAuc } from './pr-auc';
import { rankByRisk } from './rank-by-risk';
import { confuse, precision, recall, tallyRed } from './red-tallies';
import type { HorizonReport, RetentionRange } from './report';
import { findRetentionDrop, retainedRate, splitByScore, type RetentionTally } from './retention';
import type { Snapshot } from './snapshot';

/** A snapshot whose outcome within the horizon is known; `account` is the index of its account among these rows. */
type Row = { snapshot: Snapshot; account: number; churned: boolean };
type ScoredRow = Row & { score: number };

const TOP_SHARE = 0.1;

/** Every figure of one horizon. Risk = 100 − score; snapshots without an outcome do not count, those without a score are counted and not ranked. */
export function evaluateHorizon(snapshots: readonly Snapshot[], days: number, resampling: Resampling): HorizonReport {
  const { rows, accounts } = listRows(snapshots, days);
  const scored = rows.flatMap((row): ScoredRow[] => {
    const { score } = row.snapshot;
    return score === null ? [] : [{ ...row, score }];
  });
  const churned = rows.filter((row) => row.churned);
  const bins = binPredictions(listPredictions(rows, days));
  const measured = measure(rows, scored, accounts, resampling);
  const churnedAccounts = countAccounts(churned);
  const { auc: area, auc_ci: aucInterval } = measured;
  const stayedAccounts = accounts - churnedAccounts;
  return {
    horizon_days: days,
    rows: rows.length,
    accounts,
    churned: churned.length,
    churned_accounts: churnedAccounts,
    unscored: rows.length - scored.length,
    base_rate: rows.length === 0 ? null : churned.length / rows.length,
    ...measured,
    confusion: confuse(
      rows.map(({ snapshot, account, churned: left }) => ({ account, band: snapshot.band, churned: left })),
    ),
    calibration_error: calibrationError(bins),
    calibration: bins,
    retention_drop: findRetentionDrop(measured.retention),
    expansion: expansionByBand(snapshots, days),
    ...judgeSignal({ auc: area, aucInterval, churnedAccounts, stayedAccounts }),
  };
}

type Measured = Pick<
  HorizonReport,
  | 'auc'
  | 'auc_ci'
  | 'pr_auc'
  | 'pr_auc_ci'
  | 'precision_red'
  | 'precision_red_ci'
  | 'recall_red'
  | 'recall_red_ci'
  | 'lift_top_decile'
  | 'retention'
>;

/** What is resampled: all statistics see the same draws of accounts. */
function measure(
  rows: readonly Row[],
  scored: readonly ScoredRow[],
  accounts: number,
  resampling: Resampling,
): Measured {
  const ranked = rankByRisk(
    scored.map(({ score, account, churned }) => ({ account, risk: 100 - score, isPositive: churned })),
  );
  const tallies = tallyRed(
    rows.map(({ snapshot: { band }, account, churned }) => ({ account, band, churned })),
    accounts,
  );
  const ranges = splitByScore(scored);
  const statistics: Record<string, (weights: Float64Array) => number | null> = {
    auc: (weights) => auc(ranked, weights),
    prAuc: (weights) => prAuc(ranked, weights),
    precision: (weights) => precision(tallies, weights),
    recall: (weights) => recall(tallies, weights),
    ...Object.fromEntries(ranges.map((range) => [range.from, (weights: Float64Array) => retainedRate(range, weights)])),
  };
  const intervals = bootstrap(accounts, statistics, resampling);
  return {
    auc: auc(ranked),
    auc_ci: intervals['auc'] ?? null,
    pr_auc: prAuc(ranked),
    pr_auc_ci: intervals['prAuc'] ?? null,
    precision_red: precision(tallies),
    precision_red_ci: intervals['precision'] ?? null,
    recall_red: recall(tallies),
    recall_red_ci: intervals['recall'] ?? null,
    lift_top_decile: lift(ranked, TOP_SHARE),
    retention: ranges.map((range) => describeRange(range, intervals[range.from] ?? null)),
  };
}

function describeRange(range: RetentionTally, interval: Interval | null): RetentionRange {
  const { from, to, rows } = range;
  const accounts = new Set(rows.map(({ account }) => account)).size;
  return { from, to, rows: rows.length, accounts, retained_rate: retainedRate(range), retained_ci: interval };
}

function listRows(snapshots: readonly Snapshot[], days: number): { rows: Row[]; accounts: number } {
  const indexes = new Map<string, number>();
  const rows: Row[] = [];
  for (const snapshot of snapshots) {
    const churned = snapshot.churned[days] ?? null;
    if (churned === null) continue;
    const account = indexes.get(snapshot.accountId) ?? indexes.size;
    indexes.set(snapshot.accountId, account);
    rows.push({ snapshot, account, churned });
  }
  return { rows, accounts: indexes.size };
}

function listPredictions(rows: readonly Row[], days: number) {
  return rows.flatMap(({ snapshot: { probability }, churned }) =>
    probability === null ? [] : [{ probability: scaleProbability(probability, days), happened: churned }],
  );
}

const countAccounts = (rows: readonly Row[]): number => new Set(rows.map(({ account }) => account)).size;
