import type { Band } from './band';
import type { QbrStatus } from './report';

/**
 * The four fields of the 2×2 (R16), clockwise from what comes first. Left: below green; right: green. Above: from the pod's median ARR
 * on; below: less.
 */
export const QUADRANTS = ['save_first', 'keep', 'grow', 'watch'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** An account of the pod as it was read. `arr` and `currency` as the customer pays. */
export type QbrSubject = {
  accountId: string;
  name: string;
  score: number | null;
  band: Band | null; // null: not scored yet
  arr: number | null;
  currency: string | null;
  renewalOn: string | null;
  isGone: boolean; // the last of its outcomes says that it churned
};

/** An account with its place. `arr` in the review's one currency. */
export type QbrAccount = Pick<QbrSubject, 'accountId' | 'name' | 'renewalOn'> & {
  score: number;
  band: Band;
  arr: number;
  quadrant: Quadrant;
};

/** Why an account has no place: it left, nothing scores it, its ARR is not known or 0, or its currency has no rate. */
export const UNPLACED_REASONS = ['left', 'no_score', 'no_arr', 'no_rate'] as const;
export type UnplacedReason = (typeof UNPLACED_REASONS)[number];
export type QbrUnplaced = Pick<QbrSubject, 'accountId' | 'name'> & { reason: UnplacedReason };

export type QbrMatrix = {
  currency: string | null; // of every amount; null: the sources name none
  greenFrom: number; // scores from here on stand on the right
  medianArr: number | null; // ARR from here on stands above; null: nothing is placed
  accounts: QbrAccount[]; // the most ARR first
  unplaced: QbrUnplaced[];
};

/** What was kept of a book (R35), in one currency. Rates are 1 for 100%; null: nothing was paid then. */
export type Retention = {
  currency: string | null;
  accounts: number; // that count
  arrThen: number;
  arrNow: number;
  arrKept: number; // without what was added
  netRate: number | null; // NRR
  grossRate: number | null; // GRR
  gone: number; // accounts that left
};

/** One person's named book since a day. */
export type RepRetention = { email: string; name: string; retentions: Retention[]; excluded: string[] };

/** How someone answered the pod's alerts (R18), in business hours. */
export type QbrLatency = {
  email: string | null;
  name: string;
  alerts: number;
  toActionP50Hours: number | null;
  toActionP90Hours: number | null;
  actioned: number; // of those due, within five business days
  due: number; // Red alerts whose five business days have passed
};

/** A review as it was prepared: everything it shows, so that what is signed is what was read. */
export type QbrContent = {
  pod: string;
  qbrOn: string | null; // null: drawn on demand, no date is set
  revision: number;
  preparedAt: string; // instant
  scoredAt: string | null; // of the oldest score in it
  modelVersions: string[];
  matrix: QbrMatrix;
  latency: { periodDays: number; pod: QbrLatency; reps: QbrLatency[] };
  retention: { takenOn: string; pod: Retention[]; reps: RepRetention[] } | null; // null: no book was kept yet
};

/** A review with what was decided. */
export type Qbr = {
  qbrId: string;
  content: QbrContent;
  status: QbrStatus;
  decidedAt: Date | null;
  decidedBy: string | null; // by name
  note: string | null;
  /** Nothing newer replaced it, its date still stands and is not over. */
  isCurrent: boolean;
  nextRevision: number | null; // the last one, where it is another
};

/** Why the slide is marked, or who signed it. */
export type QbrMark = { kind: 'draft' } | { kind: 'signed'; by: string; on: string };
