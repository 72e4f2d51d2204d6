import { and, eq, sql } from 'drizzle-orm';
import type { MatchedBy } from '../../domain/source';
import type { Db } from '../client';
import { sourceAccounts } from '../schema';

export type StoredCustomer = {
  source: string;
  key: string;
  name: string | null;
  accountId: string | null;
  matchedBy: MatchedBy | null;
  isIgnored: boolean;
};

const { source, key, name, accountId, matchedBy, ignoredAt } = sourceAccounts;

/** A customer of a source, held against everyone else who would say whose it is until the transaction ends. */
export async function findCustomerForUpdate(
  db: Db,
  of: { source: string; key: string },
): Promise<StoredCustomer | null> {
  const [row] = await db
    .select({ source, key, name, accountId, matchedBy, isIgnored: sql<boolean>`${ignoredAt} is not null` })
    .from(sourceAccounts)
    .where(and(eq(source, of.source), eq(key, of.key)))
    .for('update');
  return row ?? null;
}

export type SaidMatch = { accountId: string | null; isIgnored: boolean; byEmail: string | null; now: Date };

/** What a person said of a customer: whose it is, that it is none, or neither any more. */
export async function saveSaidMatch(
  db: Db,
  of: { source: string; key: string },
  { byEmail, now, ...said }: SaidMatch,
): Promise<void> {
  const isSaid = said.accountId !== null || said.isIgnored;
  await db
    .update(sourceAccounts)
    .set({
      accountId: said.accountId,
      matchedBy: said.accountId === null ? null : 'person',
      matchedAt: said.accountId === null ? null : now,
      matchedByEmail: isSaid ? byEmail : null,
      ignoredAt: said.isIgnored ? now : null,
    })
    .where(and(eq(source, of.source), eq(key, of.key)));
}
