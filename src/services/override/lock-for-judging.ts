import type { Db } from '../../db/client';
import { isAccountVisible, lockJudgedAccount, type JudgedAccount } from '../../db/queries/overrides';
import type { KnownViewer } from '../../domain/viewer';
import { ForbiddenError, NotFoundError } from '../../errors';
import { mayOverride } from './may-override';

const NO_ACCOUNT = 'I find no such account among yours.';

/**
 * The account, locked for this transaction, for someone who may judge it.
 * @throws NotFoundError alike for one that is not there and one this person cannot see; ForbiddenError for one they only see.
 */
export async function lockForJudging(tx: Db, viewer: KnownViewer, accountId: string): Promise<JudgedAccount> {
  const account = await lockJudgedAccount(tx, accountId);
  if (account === null) throw new NotFoundError(NO_ACCOUNT);
  if (mayOverride(viewer, account)) return account;
  if (!(await isAccountVisible(tx, { accountId, scope: viewer.scope }))) throw new NotFoundError(NO_ACCOUNT);
  throw new ForbiddenError(
    'Only the account’s AE and CSM, their managers and RevOps can put a judgement beside its score.',
  );
}
