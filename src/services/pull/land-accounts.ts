import type { Connection } from '../../db/queries/ingest-lock';
import { restoreAccounts } from '../../db/queries/pull/deleted-accounts';
import { listMergedKeys } from '../../db/queries/pull/mergers';
import { listTakenAccountIds } from '../../db/queries/pull/taken-accounts';
import type { AccountHint, PullStream } from '../../ingest/pull/connector';
import { findAccountOf, isIgnored } from './account-of';
import { isPatch } from './check-fact';
import { recordAccounts } from './identity/record-accounts';
import type { Resolved } from './identity/resolve-accounts';
import type { StreamCounts } from './land-counts';
import { mergePulledFacts } from './merge-pulled-facts';
import type { ReadyFact } from './ready-fact';

export type AccountsOfPage = {
  source: string;
  ids: PullStream['ids'];
  facts: readonly ReadyFact[]; // of the stream accounts
  hints: ReadonlyMap<string, AccountHint>;
  resolved: Map<string, Resolved>; // completed by the accounts that are made here
  now: Date;
};

const MAX_ID_LENGTH = 200; // of the contract

/**
 * Rows of a CRM make accounts: by our own id where the CRM has it, else by the CRM's. A customer that became another one says nothing of that one, and
 * part of an account that nobody knows makes none.
 */
export async function landAccounts(connection: Connection, page: AccountsOfPage): Promise<StreamCounts> {
  const { source, facts, hints, resolved, now } = page;
  if (facts.length === 0) return new Map();
  const { client, db } = connection;
  const merged = new Set(await listMergedKeys(client, source, [...new Set(facts.map(({ accountKey }) => accountKey))]));
  const ids = await chooseIds(connection, page);
  const matched = facts.flatMap((fact) => {
    if (merged.has(fact.accountKey) || isIgnored(resolved, fact.accountKey)) return [];
    const known = findAccountOf(resolved, fact.accountKey);
    if (known === null && isPatch('accounts', Object.keys(fact.cells))) return [];
    const accountId = known ?? ids.get(fact.accountKey);
    return accountId === undefined ? [] : [{ ...fact, accountId, factKey: accountId }];
  });
  const counts = await mergePulledFacts(connection, { source, facts: matched, ids: page.ids, now });
  const accounts = matched.flatMap(({ accountKey, accountId }) => {
    const hint = hints.get(accountKey);
    return hint === undefined ? [] : [{ hint, accountId }];
  });
  await recordAccounts(db, { source, accounts, now });
  const whole = matched.filter(({ cells }) => !isPatch('accounts', Object.keys(cells))); // part of an account does not say that it is there
  await restoreAccounts(client, { source, accountIds: [...new Set(whole.map(({ accountId }) => accountId))] });
  for (const { accountKey, accountId } of matched) resolved.set(accountKey, { accountId, isIgnored: false });
  return counts;
}

/** The id of each account that would be new. Where another source has it for some other customer, the source's name stands before it. */
async function chooseIds(connection: Connection, page: AccountsOfPage): Promise<Map<string, string>> {
  const { source, facts, hints, resolved } = page;
  const wanted = new Map<string, string>();
  for (const fact of facts) {
    if (findAccountOf(resolved, fact.accountKey) !== null) continue;
    const id = wantId(fact, hints.get(fact.accountKey));
    if (id !== '' && id.length <= MAX_ID_LENGTH) wanted.set(fact.accountKey, id);
  }
  const taken = new Set(
    await listTakenAccountIds(connection.client, { source, accountIds: [...new Set(wanted.values())] }),
  );
  return new Map([...wanted].map(([key, id]) => [key, taken.has(id) ? `${source}:${id}`.slice(0, MAX_ID_LENGTH) : id]));
}

function wantId({ accountKey, cells }: ReadyFact, hint: AccountHint | undefined): string {
  const crmId = typeof cells['crm_id'] === 'string' ? cells['crm_id'] : null;
  return (hint?.externalId ?? hint?.crmId ?? crmId ?? accountKey).trim();
}
