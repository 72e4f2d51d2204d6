import type { StoredCustomer } from '../../../db/queries/source-match';
import type { MatchChange } from '../../../domain/source-match';
import { AppError } from '../../../errors';

/** @throws AppError saying where it can be changed, for what a person cannot change here. Pure. */
export function refuseChange({ matchedBy, isIgnored, accountId }: StoredCustomer, change: MatchChange): void {
  if (matchedBy === 'file') throw refusal('It stands in the mapping file (identity.mapping_file): change it there.');
  if (matchedBy === 'merged') throw refusal('The source says that it became another customer: match that one.');
  if (change.kind !== 'undo' || isIgnored || matchedBy === 'person') return;
  if (accountId === null) throw refusal('Nobody has matched it, so there is nothing to undo.');
  throw refusal('No person matched it, but a rule: match it with the right account, or ignore it.');
}

const refusal = (sentence: string): AppError => new AppError('match_refused', sentence);
