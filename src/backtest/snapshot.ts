import type { Segment } from '../domain/account';
import type { Band } from '../domain/band';

/** One account as the model saw it at one cut-off, and what became of it. */
export type Snapshot = {
  accountId: string;
  cutOff: string; // YYYY-MM-DD: only rows dated before it were used
  segment: Segment | null;
  score: number | null; // exact, 0–100; null: nothing known
  band: Band;
  probability: number | null; // of churn within a year, as the model (prior) says, 0–1
  values: Readonly<Record<string, number | null>>; // every signal of the model: its value, null = no data
  /** Per horizon in days: churned within it; null: not watched long enough, so it does not count. */
  churned: Readonly<Record<number, boolean | null>>;
  expanded: Readonly<Record<number, boolean | null>>;
};
