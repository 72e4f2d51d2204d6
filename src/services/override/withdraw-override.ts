import type { Db } from '../../db/client';
import { findOverride, lockJudgedAccount, withdrawOverride as withdraw } from '../../db/queries/overrides';
import type { Override } from '../../domain/override';
import type { KnownViewer } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { lockForJudging } from './lock-for-judging';

export type Withdrawal = { viewer: KnownViewer; overrideId: string; now: Date };

/**
 * Take a judgement back: its author always may, and everyone who may judge the account. Who did it and when stays on the row.
 * @returns The judgement as it stands; `changed` false when it had ended or been withdrawn before.
 * @throws NotFoundError, ForbiddenError
 */
export async function withdrawOverride(
  db: Db,
  { viewer, overrideId, now }: Withdrawal,
): Promise<{ override: Override; changed: boolean }> {
  return db.transaction(async (tx) => {
    const found = await findOverride(tx, overrideId);
    if (found === null) throw new NotFoundError('I find no such account among yours.'); // as of one outside the scope
    const isAuthor = found.byEmail === viewer.person.email;
    await (isAuthor ? lockJudgedAccount(tx, found.accountId) : lockForJudging(tx, viewer, found.accountId));
    const changed = await withdraw(tx, { overrideId, byEmail: viewer.person.email, now });
    return { override: (await findOverride(tx, overrideId)) ?? found, changed };
  });
}
