import { and, asc, eq, inArray, like, or, sql, type SQL } from 'drizzle-orm';
import type { AccountMatch } from '../../domain/account-card';
import type { AccountOption } from '../../domain/account-option';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import { accounts } from '../schema';
import { visibleTo } from './visible-accounts';

export type Search = { scope: Scope; text: string; limit: number };
/** `similarity` 0–1: how alike the names are, by trigrams. */
export type SimilarAccount = AccountMatch & { similarity: number };

const match = { accountId: accounts.accountId, name: accounts.name };

/** Accounts of exactly this name or id, whatever the case. */
export async function listAccountsNamed(db: Db, search: Search): Promise<AccountMatch[]> {
  const key = search.text.toLowerCase();
  return listMatches(db, search, or(eq(accounts.accountId, search.text), eq(accounts.nameKey, key)));
}

/** Accounts whose name begins with the text. */
export async function listAccountsBeginning(db: Db, search: Search): Promise<AccountMatch[]> {
  const pattern = `${search.text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return listMatches(db, search, like(accounts.nameKey, pattern));
}

/** Accounts of a similar name, or with a word like the text in it, the most alike first. Both operators use the trigram index. */
export async function listAccountsLike(db: Db, search: Search): Promise<SimilarAccount[]> {
  const key = search.text.toLowerCase();
  const similarity = sql<number>`greatest(similarity(${accounts.nameKey}, ${key}), word_similarity(${key}, ${accounts.nameKey}))`;
  return db
    .select({ ...match, similarity })
    .from(accounts)
    .where(and(sql`(${accounts.nameKey} % ${key} or ${key} <% ${accounts.nameKey})`, visibleTo(search.scope)))
    .orderBy(sql`${similarity} desc`, asc(accounts.nameKey), asc(accounts.accountId))
    .limit(search.limit);
}

/** What tells accounts of one name apart, in no order. The caller has made sure that they may be seen. */
export function listAccountOptions(db: Db, accountIds: readonly string[]): Promise<AccountOption[]> {
  return db
    .select({ ...match, pod: accounts.pod, segment: accounts.segment })
    .from(accounts)
    .where(inArray(accounts.accountId, [...accountIds]));
}

function listMatches(db: Db, { scope, limit }: Search, condition: SQL | undefined): Promise<AccountMatch[]> {
  return db
    .select(match)
    .from(accounts)
    .where(and(condition, visibleTo(scope)))
    .orderBy(asc(accounts.nameKey), asc(accounts.accountId))
    .limit(limit);
}
