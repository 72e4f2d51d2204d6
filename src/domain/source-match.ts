import type { SaidCustomer, UnmatchedCustomer } from './source';
import type { Stream } from './stream';

/** What a person says of a customer of a source: whose it is, that it is no customer of ours, or that what was said does not hold. */
export type MatchChange = { kind: 'match'; accountId: string } | { kind: 'ignore' } | { kind: 'undo' };

/** What came of it. */
export type MatchOutcome = {
  source: string;
  key: string;
  customer: string; // its name, else its key
  change: MatchChange['kind'];
  account: string | null; // the name of the account that it is now
  before: string | null; // and of the one that it was, if that is another
  landed: readonly { stream: Stream; count: number }[]; // what had waited
  usageDays: number; // that were counted from product events
  isReadAgain: boolean; // more had come than was kept: the source is read from the beginning
  /** What had landed stays with `before`: another customer of the source is that account too, and nobody wrote down whose is what. */
  isLeft: boolean;
};

/** Customers that nobody recognised: how many and how much waits, by source; and, for who may match them, those of whom most waits. */
export type Unmatched = {
  counts: readonly { source: string; customers: number; waiting: number }[];
  customers: readonly UnmatchedCustomer[] | null; // null: not for this viewer
  said?: readonly SaidCustomer[] | undefined; // lately, by people; likewise
};

/** A customer that somebody wants to match: nobody has recognised it, or somebody has been quicker. */
export type FoundCustomer = { kind: 'open'; customer: UnmatchedCustomer } | { kind: 'settled'; said: SaidCustomer };
