import type { Resolved } from './identity/resolve-accounts';

export type ResolvedAccounts = ReadonlyMap<string, Resolved>;

/** The account that a customer is; null: nobody knows, or a person said that it is none. Pure. */
export function findAccountOf(resolved: ResolvedAccounts, key: string): string | null {
  const found = resolved.get(key);
  return found === undefined || found.isIgnored ? null : found.accountId;
}

export const isIgnored = (resolved: ResolvedAccounts, key: string): boolean => resolved.get(key)?.isIgnored === true;
