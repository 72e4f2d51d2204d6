import { listFailedHookDeliveries } from '../../db/queries/hook-deliveries';
import type { Db } from '../../db/client';
import { type Finding, ok, problem } from './finding';

const MAX_SHOWN = 10;

/** Webhook deliveries that were tried eight times in vain. None where no webhook is taken. */
export async function diagnoseHooks(db: Db, sources: readonly string[]): Promise<Finding[]> {
  const failed = await listFailedHookDeliveries(db);
  if (failed.length === 0)
    return sources.length === 0 ? [] : [ok('hooks', `${sources.join(', ')}: all deliveries done`)];
  const shown = failed.slice(0, MAX_SHOWN).map(({ source, deliveryId, attempts, error }) => {
    return problem(
      'hooks',
      `${source}, delivery ${deliveryId}: given up after ${attempts} attempts: ${error ?? 'no reason'}`,
    );
  });
  const rest = failed.length - shown.length;
  return rest === 0 ? shown : [...shown, problem('hooks', `and ${rest} more deliveries`)];
}
