import type { Band } from './band';
import type { Segment } from './account';

/** Fewer points up or down are noise, not a move. */
export const MOVE_POINTS = 5;

/** `unseen`: no score at one of the two ends. `remodelled`: two models made them, so that they cannot be compared. */
export type Course = 'up' | 'down' | 'level' | 'unseen' | 'remodelled';

/** Accounts that went the same way between the ends of two days. `points`: the sum of what they won or lost. */
export type MoveCell = {
  pod: string | null;
  segment: Segment | null;
  from: Band | null; // null: not scored then
  to: Band;
  course: Course;
  accounts: number;
  points: number;
};

/** One account that moved, and the signal that took or gave most. `reason`: a sentence with a number, where that signal still drives it. */
export type Mover = {
  accountId: string;
  name: string;
  from: number;
  to: number;
  toBand: Band;
  signal: string | null; // null: no signal alone, such as a cap
  reason: string | null;
};

/** How many accounts fell because of a signal. */
export type FallingSignal = { signal: string; accounts: number };

/** Whose accounts: those of these pods, and where it says so those of none. Null: everyone's. */
export type PodScope = { pods: readonly string[]; withPodless: boolean } | null;
