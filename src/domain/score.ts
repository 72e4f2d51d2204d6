import type { Band, KnownBand } from './band';
import type { SharedCause } from './insight';
import type { Claim } from './prediction';
import type { Stream } from './stream';
import type { Finding, TriggerId } from './trigger';

/**
 * One signal's part in a score. `weight` (0–1) is its share of the whole after missing data gave theirs away; `points` 0–100.
 * `lost`: points of the whole score it kept back, ceilings included: over all signals they add up to 100 − score before caps.
 */
export type SignalScore = { signal: string; value: number; points: number; weight: number; lost: number };

/** A weighted part of the score. `weight` 0–1; 0 and `score` null: no signal of it had data, so its weight went to the others. `coverage` 0–1. */
export type DimensionScore = {
  dimension: string;
  weight: number;
  score: number | null;
  coverage: number;
  signals: SignalScore[];
};

/** A health score at one `now`. `score` null only when nothing at all was known. Caps that held the score down are named. */
export type HealthScore = {
  score: number | null; // 0–100, whole
  exactScore: number | null; // the same before rounding: for rankings, never shown
  band: Band;
  isCritical: boolean; // the worst part of red, where the model names one (X1, X22)
  direction: 'improving' | 'declining' | null; // the trend that took the band away from its level's (R62); null: the level decides
  coverage: number; // 0–1, share of the model that had data
  dimensions: DimensionScore[];
  cap: { rule: string; signal: string; scoreAtMost: number } | null; // the rule that held the score down, if one did
  modelVersion: string; // content hash of the model file
};

/** Why: the signal that took most points, as a sentence with a number and a window; and what to do about it, by when. */
export type Driver = {
  signal: string;
  stream: Stream; // whose freshness the driver depends on
  value: number;
  pointsLost: number; // of the whole score
  reason: string;
  action: string; // "book a 30-min usage review with their admin this week"
  actionDueOn: string; // YYYY-MM-DD
};

export const TREND_CLASSES = ['improving', 'stable', 'declining', 'unknown'] as const;
export type TrendClass = (typeof TREND_CLASSES)[number];

/** Change of the score against 30, 90 and 180 days before; null where history does not reach. */
export type Momentum = {
  change30: number | null;
  change90: number | null;
  change180: number | null;
  trend: TrendClass;
};

/**
 * Ready to buy more, or on the way there (X12). `rank`: among those that are ready, higher first; null while nurtured.
 * `arr`: estimated, per year, account currency; null: not computable. The action is for those that are ready only.
 */
export type Expansion =
  | { stage: 'ready'; rank: number; reason: string; arr: number | null; action: string; actionDueOn: string }
  | { stage: 'nurture'; rank: null; reason: string; arr: number | null };

/** How far beyond a band's edge a score must be before the alert rules take the band as left; `ranges` lowest first, edges included. */
export type Hysteresis = { points: number; ranges: readonly { band: KnownBand; from: number; to: number }[] };

/** What the alert rules see of an account after a run. */
export type Observation = {
  accountId: string;
  observedAt: Date;
  band: Band;
  score: number | null;
  modelVersion: string;
  driver: Driver | null;
  isDriverStale: boolean; // the driver's stream is older than its freshness limit
  staleSince: Date | null; // asOf of that stream
  sharedCause?: SharedCause | null; // the driver's stream fell for most accounts at once
  revenueAtRisk: number | null; // this quarter, account currency
  hysteresis?: Hysteresis | null; // null: the model asks for none, or the trend, not the level, made the band
  isCritical?: boolean; // the worst part of red
  findings?: readonly Finding[]; // triggers that hold now
  unknownTriggers?: readonly TriggerId[]; // triggers too little is known for to tell: they do not clear
  claim?: Claim | null; // what would have to be so for a red account to leave red; null: not red
  staleStreams?: readonly Stream[]; // telemetry over its limit: triggers that rest on it neither fire nor clear
};
