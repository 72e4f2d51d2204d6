import { findCrmTarget, STOPPED_BY_ITSELF } from '../../db/queries/crm-targets';
import type { Db } from '../../db/client';
import { buildCrmStoppedNote } from '../../views/crm-stopped-note';
import type { SlackMessage } from '../slack/gateway';

/** Writing that goes on again by the time it could be told is not told, nor what a person stopped meanwhile. */
export async function aboutCrm(db: Db, target: string): Promise<SlackMessage | null> {
  const row = await findCrmTarget(db, target);
  if (row === null || row.stoppedAt === null || row.stoppedBy !== STOPPED_BY_ITSELF) return null;
  const goesOnByItself = row.problems.length > 0;
  const reasons = goesOnByItself ? row.problems : [row.stoppedReason ?? 'no reason'];
  return buildCrmStoppedNote({ target, reasons, stoppedAt: row.stoppedAt, goesOnByItself });
}
