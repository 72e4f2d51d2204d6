import type { Db } from '../../db/client';
import { listEnteredFacts } from '../../db/queries/entered-facts';
import { findKnownFacts } from '../../db/queries/required-facts';
import type { AccountFacts, RequiredFact } from '../../domain/required-fact';
import { listMissingFacts } from '../../scoring/missing-facts';

/** What of a customer's required facts is missing, and what people entered. Null of who is no customer any more: nothing is required of them. */
export async function readAccountFacts(
  db: Db,
  { accountId, required, now }: { accountId: string; required: readonly RequiredFact[]; now: Date },
): Promise<AccountFacts | null> {
  const [known, entered] = await Promise.all([
    findKnownFacts(db, { accountId, today: now.toISOString().slice(0, 10) }),
    listEnteredFacts(db, accountId),
  ]);
  return known === null ? null : { missing: listMissingFacts(known.known, required), entered };
}
