import type { Connection } from '../../db/queries/ingest-lock';
import { cleanKey } from './clean-key';
import { type DeletedFact, deleteFacts } from '../../db/queries/pull/delete-facts';
import { markAccountsDeleted } from '../../db/queries/pull/deleted-accounts';
import { linkMerged, listDueMergers, mergeAccounts, saveMergers } from '../../db/queries/pull/mergers';
import { deleteWaitingFacts } from '../../db/queries/waiting-facts';
import type { Stream } from '../../domain/stream';
import type { Merger, PullStream, Tombstone } from '../../ingest/pull/connector';
import { findAccountOf } from './account-of';
import { cleanText } from './clean-text';
import { getFactIds } from './fact-ids';
import type { Resolved } from './identity/resolve-accounts';

export type GonePage = {
  source: string;
  ids: PullStream['ids'];
  tombstones: readonly Tombstone[];
  resolved: ReadonlyMap<string, Resolved>;
  passStartedAt: Date;
  now: Date;
};

/** What the source says is gone goes, and stays gone for older states of it. @returns how many facts of each stream went. */
export async function landTombstones(connection: Connection, page: GonePage): Promise<Map<Stream, number>> {
  const gone = new Map<Stream, number>();
  for (const stream of new Set(page.tombstones.map((one) => one.stream))) {
    const own = page.tombstones.filter((one) => one.stream === stream);
    gone.set(
      stream,
      stream === 'accounts'
        ? await landGoneAccounts(connection, page, own)
        : await landGoneFacts(connection, page, stream, own),
    );
  }
  return gone;
}

async function landGoneAccounts({ client }: Connection, page: GonePage, own: readonly Tombstone[]): Promise<number> {
  const accounts = own.flatMap(({ account, version }) => {
    const accountId = findAccountId(page, account);
    return accountId === null ? [] : [{ accountId, version: version ?? page.passStartedAt }];
  });
  return markAccountsDeleted(client, { source: page.source, accounts, now: page.now });
}

async function landGoneFacts(
  { client, db }: Connection,
  page: GonePage,
  stream: Stream,
  own: readonly Tombstone[],
): Promise<number> {
  const { source, now } = page;
  const facts = own.map(({ account, version, cells }): DeletedFact & { stream: Stream } => ({
    stream,
    factKey: cleanText(getFactIds(stream, cells, page).factKey),
    accountId: findAccountId(page, account),
    version: version ?? page.passStartedAt,
  }));
  await deleteWaitingFacts(db, { source, facts });
  return deleteFacts(client, { source, stream, facts, now });
}

const findAccountId = ({ resolved }: GonePage, account: Tombstone['account']): string | null =>
  account === null ? null : findAccountOf(resolved, cleanKey(account.key));

/** Customers that became others. One of which the other is not known yet is carried out when it is. */
export async function landMergers(
  { client }: Connection,
  { source, mergers, now }: { source: string; mergers: readonly Merger[]; now: Date },
): Promise<void> {
  await saveMergers(client, { source, mergers: mergers.map(({ from, into }) => ({ from, into })), now });
  for (const { from, loser, winner } of await listDueMergers(client, source)) {
    if (loser === null) await linkMerged(client, { source, key: from, accountId: winner, now });
    else await mergeAccounts(client, { loser, winner, now });
  }
}
