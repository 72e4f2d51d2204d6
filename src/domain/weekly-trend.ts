import type { Segment } from './account';
import type { FallingSignal, Mover } from './score-move';

/** A part of the accounts and how many of them declined: only where it has something to tell apart. */
export type DecliningPart<Name> = { name: Name; accounts: number; declined: number };

/** One thing to do about the week: an alert nobody acted on, or an account that fell without one. */
export type TrendStep =
  | { kind: 'chase'; rep: string | null; account: string; businessDays: number }
  | { kind: 'look'; account: string; points: number }
  | { kind: 'none' };

/** What a manager reads on Monday about the week before (R175). Days are YYYY-MM-DD, both included. */
export type WeeklyTrend = {
  from: string;
  until: string;
  pods: readonly string[];
  compared: number; // accounts with a score by one model at both ends
  unseen: number;
  remodelled: number;
  improved: number; // by 5 points or more
  declined: number;
  bandUp: number; // to a better band
  bandDown: number;
  intoRed: number;
  outOfRed: number;
  signals: readonly FallingSignal[]; // what took most of those that declined
  segments: readonly DecliningPart<Segment | null>[];
  podParts: readonly DecliningPart<string | null>[];
  rose: readonly Mover[];
  fell: readonly Mover[];
  alerts: { told: number; acted: number; missed: number; actionHours: number | null };
  step: TrendStep;
};
