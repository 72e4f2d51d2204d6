import { findVisibleAccount, type VisibleAccount } from '../../db/queries/account-card';
import { listManagersOf } from '../../db/queries/managers';
import type { Db } from '../../db/client';
import type { Caller, KnownViewer } from '../../domain/viewer';
import { ForbiddenError, NotFoundError } from '../../errors';
import { NOT_YOUR_CUSTOMER } from '../../views/customer-report/report-note';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { mayOverride } from '../override/may-override';
import type { CustomerAccount } from './read-customer-facts';

export type ReportDeps = { db: Db; findViewer: FindViewer };
export type ReportQuestion = { caller: Caller; accountId: string; now: Date };
export type Reportable = { viewer: KnownViewer; account: CustomerAccount };

/**
 * The account someone writes to the customer of: its AE and CSM, their managers and RevOps; executives read, and leave the words to who knows
 * the customer. @throws NotFoundError alike for an account that is not there and one outside the scope; ForbiddenError
 */
export async function findReportable(
  { db, findViewer }: ReportDeps,
  { caller, accountId, now }: ReportQuestion,
): Promise<Reportable> {
  const viewer = requirePerson(await findViewer(caller, now));
  const found = await findVisibleAccount(db, { accountId, scope: viewer.scope });
  if (found === null) throw new NotFoundError('I find no such account among yours.');
  const { aeEmail, csmEmail, pod } = found.account;
  const managers = await listManagersOf(
    db,
    [aeEmail, csmEmail].filter((email) => email !== null),
  );
  if (!mayOverride(viewer, { aeEmail, csmEmail, pod, managerEmails: [...managers.values()] }))
    throw new ForbiddenError(NOT_YOUR_CUSTOMER);
  return { viewer, account: toCustomerAccount(found) };
}

/** Of its health one thing only: whether more may be offered (R141). */
export function toCustomerAccount({ account, health }: VisibleAccount): CustomerAccount {
  return {
    accountId: account.accountId,
    name: account.name,
    featuresPurchased: account.featuresPurchased,
    isGrowthWelcome: health?.expansionStage === 'ready' && health.band === 'green',
  };
}
