import type { WaitingFact } from '../../db/queries/waiting-facts';

/**
 * A fact that keeps the contract, in a form that JSON holds: cells by their names in the contract without account_id, instants as ISO text, ids as
 * they are stored. What waits for a match waits as just this, and lands later without its mapper.
 */
export type ReadyFact = WaitingFact;

/** A fact whose account is known. */
export type MatchedFact = Omit<ReadyFact, 'accountKey'> & { accountId: string };
