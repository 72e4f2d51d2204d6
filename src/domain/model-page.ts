import type { Segment } from './account';
import type { Band, KnownBand } from './band';
import type { ChurnBasis } from './insight';
import type { HitRate } from './prediction';

/** One way of scoring: the whole model, or what one segment is scored by. Weights are shares of the whole score, 0–1. */
export type ModelWeights = {
  dimensions: Readonly<Record<string, number>>;
  signals: Readonly<Record<string, number>>; // of all dimensions they stand in
  bands: readonly { band: KnownBand; from: number; to: number }[];
  caps: Readonly<Record<string, { signal: string; threshold: number; scoreAtMost: number }>>; // by rule
  criticalBelow: number | null;
};

/** A model as it is kept, to be compared with the next one (R67, R82). */
export type ModelDocument = { base: ModelWeights; segments: Readonly<Partial<Record<Segment, ModelWeights>>> };

/** One thing that differs from the model before, in the model as a whole or for one segment. */
export type ModelChange = { segment: Segment | null } & (
  | { kind: 'dimension' | 'signal'; name: string; from: number | null; to: number | null } // null: not there
  | { kind: 'band'; band: KnownBand; from: readonly [number, number] | null; to: readonly [number, number] | null }
  | { kind: 'cap'; name: string; from: number | null; to: number | null } // the score it allows
  | { kind: 'critical'; from: number | null; to: number | null }
);

/** How many accounts that scored in this range were still there at the end of the time (R79). */
export type RetentionByScore = { from: number; to: number; accounts: number; retained: number };
/** How many accounts of a band bought more within the time (R80). */
export type ExpansionByBand = { band: Band; accounts: number; expanded: number };

/** What came of what this model version said, from this company's own data. `null`: nothing to say it from. */
export type TrackRecord = {
  horizonDays: number; // between the score and what became of it
  accounts: number; // with a score that long ago and a known fate
  retention: readonly RetentionByScore[];
  expansion: readonly ExpansionByBand[] | null;
  /** Of the accounts told Red that long ago, how many left within the time; and of those that left, how many had been told Red (R81, X20). */
  red: { told: number; left: number };
  left: { all: number; toldRed: number };
};

export type ModelPage = {
  version: string;
  name: string;
  formula: string | null;
  firstUsedAt: Date | null; // null: it has not scored everyone yet
  weights: ModelWeights;
  segments: readonly Segment[]; // that are scored differently
  /** The heaviest first; the label says whether it comes before trouble or after it (R74). */
  signals: readonly { signal: string; share: number; indicates: 'leading' | 'lagging' }[];
  signalCount: number;
  leadingShare: number; // of the whole score, 0–1
  basis: ChurnBasis;
  fit: { outcomes: number; churned: number; fittedAt: Date } | null;
  isOutcomeKnown: boolean; // outcomes.csv says something of somebody
  trackRecord: TrackRecord | null; // null: nothing is known of accounts this model scored long enough ago
  /** Accounts that left in the last year, and how many were Red at any time in the 90 days before. Whatever model said so. */
  warned: { left: number; wereRed: number } | null;
  predictions: HitRate;
  overrides: { person: number; model: number; even: number; open: number; unknown: number };
  previous: { version: string; name: string; lastUsedAt: Date; changes: readonly ModelChange[] | null } | null; // changes null: another release kept it in another shape
};
