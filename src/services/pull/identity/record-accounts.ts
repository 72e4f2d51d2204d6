import type { Db } from '../../../db/client';
import { replaceAccountDomains } from '../../../db/queries/account-domains';
import { saveSourceMatches } from '../../../db/queries/source-accounts';
import type { MatchedBy } from '../../../domain/source';
import type { AccountHint } from '../../../ingest/pull/connector';
import { toDomains, toKey } from './to-customers';

/**
 * The accounts that rows of a CRM are, once they stand in `accounts`: a customer that no rule had recognised is the account that its row made, and
 * the domains that the CRM gives are that account's, for other sources to recognise it by.
 */
export async function recordAccounts(
  tx: Db,
  args: { source: string; accounts: readonly { hint: AccountHint; accountId: string }[]; now: Date },
): Promise<void> {
  if (args.accounts.length === 0) return;
  const { source, now } = args;
  const last = [...new Map(args.accounts.map((account) => [toKey(account.hint.key), account])).values()];
  const matches = last.map(({ hint, accountId }) => ({
    key: toKey(hint.key),
    accountId,
    matchedBy: byWhat(hint, accountId),
  }));
  await saveSourceMatches(tx, { source, matches, now });
  const said = last.filter(({ hint }) => hint.domains !== undefined);
  await replaceAccountDomains(tx, { source, accounts: joinDomains(said) });
}

const byWhat = (hint: AccountHint, accountId: string): MatchedBy =>
  hint.externalId === accountId ? 'external_id' : 'crm_id';

/** Two customers of the CRM can be one account: its domains are those of both. */
function joinDomains(said: readonly { hint: AccountHint; accountId: string }[]) {
  const domains = new Map<string, string[]>();
  for (const { hint, accountId } of said)
    domains.set(accountId, [...(domains.get(accountId) ?? []), ...(hint.domains ?? [])]);
  return [...domains].map(([accountId, texts]) => ({ accountId, domains: toDomains(texts) }));
}
