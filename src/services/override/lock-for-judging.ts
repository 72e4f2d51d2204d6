import type { Db } from '../../db/client';
import { findJudgedAccount, isAccountVisible, lockJudgedAccount, type JudgedAccount } from '../../db/queries/overrides';
import type { KnownViewer } from '../../domain/viewer';
import { ForbiddenError, NotFoundError } from '../../errors';
import { mayOverride } from './may-override';

const NO_ACCOUNT = 'I find no such account among yours.';

/**
 * The account, locked for this transaction, for someone who may judge it.
 * @throws NotFoundError alike for one that is not there and one this person cannot see; ForbiddenError for one they only see.
 */
export async function lockForJudging(tx: Db, viewer: KnownViewer, accountId: string): Promise<JudgedAccount> {
  return requireJudgeable(tx, viewer, await lockJudgedAccount(tx, accountId));
}

/** The same without the lock: before a form opens, which must not wait for an import. */
export async function findForJudging(db: Db, viewer: KnownViewer, accountId: string): Promise<JudgedAccount> {
  return requireJudgeable(db, viewer, await findJudgedAccount(db, accountId));
}

async function requireJudgeable(db: Db, viewer: KnownViewer, account: JudgedAccount | null): Promise<JudgedAccount> {
  if (account === null) throw new NotFoundError(NO_ACCOUNT);
  if (mayOverride(viewer, account)) return account;
  if (!(await isAccountVisible(db, { accountId: account.accountId, scope: viewer.scope })))
    throw new NotFoundError(NO_ACCOUNT);
  throw new ForbiddenError(
    'Only the account’s AE and CSM, their managers and RevOps can put a judgement beside its score.',
  );
}
