import type { Db } from '../../db/client';
import { listReachable, type EscalationRow } from '../../db/queries/escalations';

/**
 * Who hears that an alert goes unanswered: the pod's manager, else the DRI's own, else RevOps (the first by e-mail). Never the DRI: a
 * manager who is named on the alert is not told of themselves, but the next in line is. Null when there is nobody.
 */
export async function findManager(
  db: Db,
  { alert, managerEmail, podManagerEmail }: EscalationRow,
): Promise<string | null> {
  const chain = [podManagerEmail, managerEmail].flatMap((email) => (email === null ? [] : [email.toLowerCase()]));
  const reachable = (await listReachable(db, chain)).filter(({ email }) => email !== alert.driEmail);
  const manager = chain.find((email) => reachable.some((person) => person.email === email));
  return manager ?? reachable.find(({ isRevops }) => isRevops)?.email ?? null;
}
