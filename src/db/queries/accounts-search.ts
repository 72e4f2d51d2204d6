import { and, asc, eq, like, or, sql, type SQL } from 'drizzle-orm';
import type { AccountMatch } from '../../domain/account-card';
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

function listMatches(db: Db, { scope, limit }: Search, condition: SQL | undefined): Promise<AccountMatch[]> {
  return db
    .select(match)
    .from(accounts)
    .where(and(condition, visibleTo(scope)))
    .orderBy(asc(accounts.nameKey), asc(accounts.accountId))
    .limit(limit);
}
