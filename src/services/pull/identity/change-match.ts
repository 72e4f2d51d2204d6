import type { Pool } from '../../../db/client';
import { listAccountNames } from '../../../db/queries/account-names';
import { listChangedAccounts, openChangedAccounts } from '../../../db/queries/facts/changed-accounts';
import { type Connection, withConnection } from '../../../db/queries/ingest-lock';
import { findCustomerForUpdate, saveSaidMatch, type StoredCustomer } from '../../../db/queries/source-match';
import { forgetUsageEvents } from '../../../db/queries/usage-events';
import { forgetWaitingFacts } from '../../../db/queries/waiting-facts';
import type { MatchChange, MatchOutcome } from '../../../domain/source-match';
import { NotFoundError } from '../../../errors';
import { type Landed, landWaiting } from './land-waiting';
import { leaveAccount } from './leave-account';
import { refuseChange } from './refuse-change';

/** `byEmail` null: at the command line. */
export type MatchRequest = { source: string; key: string; change: MatchChange; byEmail: string | null; now: Date };
export type MatchResult = { outcome: MatchOutcome; changedAccounts: string[] };

const NOTHING: Landed = { facts: new Map(), usageDays: 0, isReadAgain: false };

/**
 * A person says whose a customer of a source is (R227). Matched: what waited lands. Ignored: what waited is dropped, and so is what comes. Undone, or
 * matched with another account: what the source said of the account before waits again, unless another of its customers is that account too. All
 * of it or nothing; whoever calls scores `changedAccounts`.
 * @throws NotFoundError for a customer or account that is not there, AppError where it is not for a person to change here.
 */
export async function changeMatch(pool: Pool, request: MatchRequest): Promise<MatchResult> {
  return withConnection(pool, async (connection) => {
    await openChangedAccounts(connection.client);
    const outcome = await connection.db.transaction(async () => change(connection, request));
    const changedAccounts: string[] = [];
    for await (const ids of listChangedAccounts(connection.client)) changedAccounts.push(...ids);
    return { outcome, changedAccounts };
  });
}

async function change(connection: Connection, request: MatchRequest): Promise<MatchOutcome> {
  const { source, key, change: asked, byEmail, now } = request;
  const { db } = connection;
  const customer = await findCustomerForUpdate(db, { source, key });
  if (customer === null) throw new NotFoundError(`${source} has told of no customer ${key}.`);
  refuseChange(customer, asked);
  const accountId = asked.kind === 'match' ? asked.accountId : null;
  const before = customer.accountId === accountId ? null : customer.accountId;
  const names = await listAccountNames(db, listKnown([accountId, before]));
  if (accountId !== null && !names.has(accountId)) throw new NotFoundError('There is no such account.');
  await saveSaidMatch(db, { source, key }, { accountId, isIgnored: asked.kind === 'ignore', byEmail, now });
  const isLeft =
    before !== null && (await leaveAccount(connection, { source, key, accountId: before, now })) === 'left';
  const { facts, usageDays, isReadAgain } = await settle(connection, request);
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id));
  const landed = [...facts].map(([stream, count]) => ({ stream, count }));
  const settled = { account: nameOf(accountId), before: nameOf(before), landed, usageDays, isReadAgain, isLeft };
  return { ...describe(customer, request), ...settled };
}

const listKnown = (ids: readonly (string | null)[]): string[] => ids.filter((id) => id !== null);

async function settle(connection: Connection, { source, key, change: asked, now }: MatchRequest): Promise<Landed> {
  if (asked.kind === 'match') return landWaiting(connection, { source, keys: [key], now });
  if (asked.kind === 'ignore') {
    await forgetWaitingFacts(connection.db, { source, key });
    await forgetUsageEvents(connection.db, { source, key });
  }
  return NOTHING;
}

const describe = ({ name }: StoredCustomer, { source, key, change: { kind } }: MatchRequest) => ({
  source,
  key,
  customer: name ?? key,
  change: kind,
});
