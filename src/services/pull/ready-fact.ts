import type { Cell } from '../../domain/source';
import type { Stream } from '../../domain/stream';

/**
 * A fact that keeps the contract, in a form that JSON holds: cells by their names in the contract without account_id, instants as ISO text, and its
 * id as it is stored. `factKey`: what tells it from the others of its stream and customer. What waits for a match waits as this.
 */
export type ReadyFact = {
  accountKey: string; // the customer, as the source knows it
  stream: Stream;
  factKey: string;
  version: Date;
  cells: Readonly<Record<string, Cell>>;
};

/** A fact whose account is known. */
export type MatchedFact = Omit<ReadyFact, 'accountKey'> & { accountId: string };
