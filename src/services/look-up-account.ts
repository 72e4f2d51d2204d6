import type { Db } from '../db/client';
import { listAccountsBeginning, listAccountsLike, listAccountsNamed } from '../db/queries/accounts-search';
import type { AccountMatch } from '../domain/account-card';
import type { Scope } from '../domain/viewer';

export type LookUp =
  | { kind: 'found'; accountId: string }
  | { kind: 'choice'; matches: AccountMatch[] } // several fit, or one that is only similar
  | { kind: 'none' };

const MOST = 6;
const LONGEST = 120; // a name, not an essay: trigrams of more only cost time
/** A misspelt name is opened at once only when it is this alike and no other comes near. */
const SURE_SIMILARITY = 0.6;
const CLEAR_LEAD = 0.15;

/** Exact name or id, else the beginning of a name, else a similar one; always within the scope, so nothing else is ever suggested. */
export async function lookUpAccount(db: Db, { scope, text }: { scope: Scope; text: string }): Promise<LookUp> {
  const search = { scope, text: text.trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST), limit: MOST };
  if (search.text === '') return { kind: 'none' };
  const named = await listAccountsNamed(db, search);
  if (named.length > 0) return toLookUp(named);
  const beginning = await listAccountsBeginning(db, search);
  if (beginning.length > 0) return toLookUp(beginning);
  const [first, second, ...rest] = await listAccountsLike(db, search);
  if (first === undefined) return { kind: 'none' };
  const lead = first.similarity - (second?.similarity ?? 0);
  if (first.similarity >= SURE_SIMILARITY && lead >= CLEAR_LEAD) return { kind: 'found', accountId: first.accountId };
  return { kind: 'choice', matches: [first, ...(second === undefined ? [] : [second]), ...rest] };
}

function toLookUp(matches: AccountMatch[]): LookUp {
  const [only, other] = matches;
  if (only === undefined) return { kind: 'none' };
  return other === undefined ? { kind: 'found', accountId: only.accountId } : { kind: 'choice', matches };
}
