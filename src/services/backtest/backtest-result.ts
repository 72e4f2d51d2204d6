import type { BacktestReport, ForecastReport, Migration, WarningReport } from '../../backtest/report';
import type { FitReport } from '../../backtest/fit/fit-model';
import type { ChurnBasis } from '../../domain/insight';

export type { BacktestReport, HorizonReport, Migration, WarningReport } from '../../backtest/report';

/** A row of the folder that could not be used, with where it stands and why; like ones are counted together. */
export type LeftOut = { file: string; line: number; column: string | null; reason: string; rows: number };

/** What was looked at. Days are YYYY-MM-DD. */
export type SetFacts = {
  accounts: number;
  accounts_with_outcome: number;
  churned_accounts: number;
  first_on: string;
  last_on: string;
  from: string; // the measured part begins
  cut_offs: readonly string[];
  training_cut_offs: readonly string[];
  training_rows: number;
  horizons: readonly number[];
  seed: number;
  left_out: readonly LeftOut[];
};

/** Another model on the same snapshots: what would change, and who would change colour. */
export type Comparison = {
  model: string;
  version: string;
  horizons: BacktestReport['horizons'];
  migration: Migration;
};

/** What was learnt from the training part, and what it changes on the part it has not seen. */
export type FitProposal =
  { kind: 'proposed'; file: string; learnt: FitReport; comparison: Comparison } | { kind: 'too_little'; why: string };

/** The one JSON document of a backtest. */
export type BacktestResult = {
  model: string;
  version: string;
  verdict: 'signal' | 'no signal'; // of the longest horizon
  verdict_reason: string;
  set: SetFacts;
  horizons: BacktestReport['horizons'];
  warning: WarningReport;
  forecast: ForecastReport;
  probability_basis: ChurnBasis; // what the calibration error judges: a curve fitted on the training part, or the model's prior
  against: Comparison | null;
  fit: FitProposal | null;
};
