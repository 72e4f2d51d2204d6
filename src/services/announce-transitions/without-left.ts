import type { Db } from '../../db/client';
import { forgetAlertStates } from '../../db/queries/alert-states';
import { listLeftCustomers } from '../../db/queries/left-customers';
import type { Observation } from '../../domain/score';
import { toDay } from '../../scoring/days';

/**
 * What was seen of customers. Nobody can do anything about one who has left by today (UTC), as outcomes.csv or its CRM says: they are scored on, and
 * nothing is told. What was known of them is forgotten, so that one who comes back is taken quietly at first, as a first score is.
 */
export async function withoutLeft(
  tx: Db,
  observed: readonly Observation[],
  now: Date,
): Promise<readonly Observation[]> {
  const accountIds = observed.map(({ accountId }) => accountId);
  const left = await listLeftCustomers(tx, accountIds, toDay(now));
  if (left.size === 0) return observed;
  await forgetAlertStates(tx, [...left]);
  return observed.filter(({ accountId }) => !left.has(accountId));
}
