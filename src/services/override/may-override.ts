import type { JudgedAccount } from '../../db/queries/overrides';
import type { KnownViewer } from '../../domain/viewer';

/** Whose account it is. */
export type OwnedAccount = Pick<JudgedAccount, 'aeEmail' | 'csmEmail' | 'managerEmails' | 'pod'>;

/**
 * Who may judge an account (R75): its AE and CSM, the manager of either, whoever manages its pod, and RevOps. Executives read everything
 * but know no single account well enough to put their word beside its score.
 */
export function mayOverride({ person, managedPods }: KnownViewer, account: OwnedAccount): boolean {
  if (person.role === 'revops') return true;
  const names = [account.aeEmail, account.csmEmail, ...account.managerEmails];
  return names.includes(person.email) || (account.pod !== null && managedPods.includes(account.pod));
}
