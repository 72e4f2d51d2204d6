import type { Db } from '../../../db/client';
import { followMergers, matchByRules } from '../../../db/queries/source-account-rules';
import { listResolvedCustomers, saveSourceCustomers } from '../../../db/queries/source-accounts';
import type { AccountHint } from '../../../ingest/pull/connector';
import { toCustomers, toKey } from './to-customers';

export type Resolved = { accountId: string | null; isIgnored: boolean };

/**
 * Whose these customers of a source are (R227): noted, then matched by file, person, external id, CRM id and domain, in that order. By the key as
 * the hint gives it; `accountId` null: nobody knows yet; `isIgnored`: a person said that it is no customer, and its facts are dropped. Set-based:
 * four statements, whatever the number of hints. Call it in the transaction of the page.
 */
export async function resolveAccounts(
  tx: Db,
  { source, hints, now }: { source: string; hints: readonly AccountHint[]; now: Date },
): Promise<Map<string, Resolved>> {
  const customers = toCustomers(hints);
  if (customers.length === 0) return new Map();
  const keys = customers.map(({ key }) => key);
  await saveSourceCustomers(tx, { source, customers, now });
  await matchByRules(tx, { source, keys, now });
  await followMergers(tx, { source, keys, now });
  const rows = await listResolvedCustomers(tx, { source, keys });
  const resolved = new Map(rows.map(({ key, accountId, isIgnored }) => [key, { accountId, isIgnored }]));
  return new Map(hints.map(({ key }) => [key, resolved.get(toKey(key)) ?? { accountId: null, isIgnored: false }]));
}
